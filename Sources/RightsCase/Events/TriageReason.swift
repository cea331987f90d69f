/// Why a person has to look.
public enum TriageReason: String, Codable, Hashable, Sendable, CaseIterable {
  /// It is not clear what is asked for, or whether anything is.
  case unclearRequest = "unclear-request"
  /// A right was asked for that this version does not carry out by itself.
  case rightNeedsPerson = "right-needs-person"
  /// Nobody, or more than one person, matches what is known of the writer.
  case noSinglePerson = "no-single-person"
  /// The identity check ended without success.
  case identityFailed = "identity-failed"
  /// A reply to a case that is closed asks for nothing that was recognised: it may say that our answer is wrong (C11).
  case aboutClosedCase = "about-closed-case"
  /// The message could not be read as it is.
  case unreadable
  /// There is no way to reply.
  case noWayToReply = "no-way-to-reply"
}
