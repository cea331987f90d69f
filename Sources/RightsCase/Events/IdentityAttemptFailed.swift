public import FoundationEssentials

/// An answer to a challenge did not match, or came too late.
public struct IdentityAttemptFailed: Codable, Hashable, Sendable {
  public enum Reason: String, Codable, Hashable, Sendable {
    case wrongCode = "wrong-code"
    case noCode = "no-code"
    case expired
  }
  public var challenge: Int
  public var submission: UUID
  public var reason: Reason

  public init(challenge: Int, submission: UUID, reason: Reason) {
    self.challenge = challenge
    self.submission = submission
    self.reason = reason
  }
}
