/// A command that the case does not allow in its state. Nothing is recorded.
public struct Rejection: Error, Hashable, Sendable {
  /// A stable code for programs.
  public var code: Code
  /// What was asked, why it cannot be and what to do, for people; without personal data.
  public var message: String

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public enum Code: String, Hashable, Sendable, CaseIterable {
    case alreadyOpen = "already-open"
    case notOpened = "not-opened"
    case caseClosed = "case-closed"
    case nothingToTriage = "nothing-to-triage"
    case noRights = "no-rights"
    case identityNotVerified = "identity-not-verified"
    case identityAlreadyVerified = "identity-already-verified"
    case challengeNotOpen = "challenge-not-open"
    case systemNotPlanned = "system-not-planned"
    case systemAlreadyCovered = "system-already-covered"
    case processorNotPlanned = "processor-not-planned"
    case coverageIncomplete = "coverage-incomplete"
    case wrongVersion = "wrong-version"
    case recipientDiffers = "recipient-differs"
    case digestDiffers = "digest-differs"
    case notApproved = "not-approved"
    case alreadyApproved = "already-approved"
    case nothingToSend = "nothing-to-send"
    case attemptOpen = "attempt-open"
    case attemptNotOpen = "attempt-not-open"
    case recipientNotAllowed = "recipient-not-allowed"
    case cannotBeRefused = "cannot-be-refused"
    case noSuchItem = "no-such-item"
    case unknownGround = "unknown-ground"
    case missingRecord = "missing-record"
    case withoutEffect = "without-effect"
    case clockProblem = "clock-problem"
    case ownCause = "own-cause"
    case timerNotSet = "timer-not-set"
    case impossible
  }
}

extension Rejection: CustomStringConvertible {
  public var description: String { "\(code.rawValue): \(message)" }
}
