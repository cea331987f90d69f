/// What became of a submission.
public enum SubmissionOutcome: String, Codable, Hashable, Sendable {
  case opened
  case joined
  /// A report that one of our own mails could not be delivered.
  case bounce
  /// Not a data-protection request: it stays where it came from, and only this line is kept.
  case notARequest = "not-a-request"
  /// It cannot be opened or read.
  case refused
}
