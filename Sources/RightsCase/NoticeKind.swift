/// A message that needs no case approval: template-only, sent under the DPO's standing approval (design, rule 8).
public enum NoticeKind: String, Codable, Hashable, Sendable, CaseIterable {
  /// "We have your request": the same words whether or not anything is held, so it may go to the writer's own address (N7).
  case acknowledgement
  /// A one-time code to a contact on file (R12).
  case identityCode = "identity-code"
  /// The same in a letter to a postal address on file.
  case identityLetter = "identity-letter"
  /// The code once more, to those who have not sent it back (R12).
  case identityReminder = "identity-reminder"
  /// Marketing has been stopped, and what may still come for a short while (R7, N10): tells nothing that is held.
  case marketingStopConfirmation = "marketing-stop-confirmation"
  /// Which data or which processing is meant, and what the question does to the clock (C6).
  case clarification
  /// The same question once more.
  case clarificationReminder = "clarification-reminder"
  /// Two more months, with the reasons (C5).
  case extensionNotice = "extension"
  /// The answer is late: an apology, a new date to expect, and the remedies (C5).
  case late
  /// A fee, and what it does to the clock (C3, R13).
  case fee
  case complaintAcknowledgement = "complaint-acknowledgement"
  case complaintProgress = "complaint-progress"
  case complaintOutcome = "complaint-outcome"
  /// Tells the officer that a date of a case is near or past: the case's reference and nothing about the person.
  case officerReminder = "officer-reminder"
  /// How a right other than access ended, what was done, and the remedies (R2 to R9, R14).
  case rightOutcome = "right-outcome"
  /// A restriction ends, told before it does (R4).
  case restrictionLifting = "restriction-lifting"
  /// Whoever writes for another is asked to show that they may (R19).
  case authorityRequest = "authority-request"

  /// Whether it may go to the address that the person wrote from: only what reveals nothing held may (design, rule 11).
  public var mayGoToWriter: Bool { !carriesCode && !isForOfficer }

  /// Whether it proves something to hold it: such a notice goes to a contact on file alone, and tells the person nothing of their case.
  public var carriesCode: Bool { self == .identityCode || self == .identityLetter || self == .identityReminder }

  /// Whether it goes to the officer and not to the person.
  public var isForOfficer: Bool { self == .officerReminder }

  /// Whether it goes to the verified person once there is one.
  public var prefersVerifiedPerson: Bool {
    switch self {
    case .acknowledgement, .identityCode, .identityLetter, .identityReminder, .marketingStopConfirmation, .officerReminder,
      .authorityRequest:
      false
    case .clarification, .clarificationReminder, .extensionNotice, .late, .fee, .complaintAcknowledgement, .complaintProgress,
      .complaintOutcome, .rightOutcome, .restrictionLifting:
      true
    }
  }
}
