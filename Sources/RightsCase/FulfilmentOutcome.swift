/// How a change in one system ended, after it was looked at again.
public enum FulfilmentOutcome: String, Codable, Hashable, Sendable, CaseIterable {
  /// Rows were changed, and a second look found none that still has to be.
  case applied
  /// The person's rows were as they should be already.
  case alreadyDone = "already-done"
  /// The system has nothing about the person.
  case notHeld = "not-held"
}
