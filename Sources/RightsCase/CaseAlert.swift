/// Why somebody should look at a case that goes on by itself. The most pressing is shown in the inbox.
public enum CaseAlert: String, Codable, Hashable, Sendable, CaseIterable {
  case deadlineMissed = "deadline-missed"
  /// A breach whose 72 hours end within a day, or have ended (R24).
  case breachNotificationDue = "breach-notification-due"
  /// A breach of which nobody has said yet who is told (R24).
  case breachOpen = "breach-open"
  /// An extension notice was sent too late and has no effect (C5).
  case extensionWithoutEffect = "extension-without-effect"
  case complaintAcknowledgementDue = "complaint-acknowledgement-due"
  case deadlineTomorrow = "deadline-tomorrow"
  case postingDay = "posting-day"
  case deadlineNear = "deadline-near"
  /// A message came in while a question to the person is open: it may be the answer.
  case answerToQuestion = "answer-to-question"
  case extensionLimit = "extension-limit"
  case notAcknowledged = "not-acknowledged"
  case complaintProgressDue = "complaint-progress-due"
  case internalTarget = "internal-target-passed"
  case deadlineThreeQuarters = "deadline-three-quarters"

  /// Whether it stands when everything else about the case is over.
  public var isOfClosedCases: Bool { self == .breachOpen || self == .breachNotificationDue }

  /// The alert that a fired timer raises; `nil` for timers that do something by themselves.
  init?(_ timer: CaseTimer) {
    switch timer {
    case .deadlineMissed: self = .deadlineMissed
    case .complaintAcknowledgement: self = .complaintAcknowledgementDue
    case .deadlineTomorrow: self = .deadlineTomorrow
    case .postingDay: self = .postingDay
    case .deadlineNear: self = .deadlineNear
    case .extensionLimit: self = .extensionLimit
    case .acknowledgement: self = .notAcknowledged
    case .complaintProgress: self = .complaintProgressDue
    case .internalTarget: self = .internalTarget
    case .deadlineThreeQuarters: self = .deadlineThreeQuarters
    case .breachNotification: self = .breachNotificationDue
    case .identityExpiry, .identityReminder, .clarificationReminder, .foundRetention, .retentionEnd: return nil
    }
  }
}
