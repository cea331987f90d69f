/// The moments at which a case has to be looked at again without anybody writing.
public enum CaseTimer: String, Codable, Hashable, Sendable, CaseIterable {
  /// The one-time code has expired and nobody answered.
  case identityExpiry = "identity-expiry"
  /// Half of the one-time code's life has passed and nobody answered: the person is reminded.
  case identityReminder = "identity-reminder"
  /// The request has not been acknowledged for three days.
  case acknowledgement
  /// A question to the person has not been answered for a week: it is put once more.
  case clarificationReminder = "clarification-reminder"
  /// Three days before the last day for an extension notice (C5).
  case extensionLimit = "extension-limit"
  /// Two working days before the last day to post an answer (C5).
  case postingDay = "posting-day"
  /// The internal target of 28 days.
  case internalTarget = "internal-target"
  /// Three quarters of the period have passed.
  case deadlineThreeQuarters = "deadline-three-quarters"
  /// Three days before the statutory date.
  case deadlineNear = "deadline-near"
  /// The day before the statutory date.
  case deadlineTomorrow = "deadline-tomorrow"
  /// The statutory date has passed.
  case deadlineMissed = "deadline-missed"
  /// A complaint has to be acknowledged within a week (C11).
  case complaintAcknowledgement = "complaint-acknowledgement"
  /// The person has not heard of their complaint for four weeks (C11).
  case complaintProgress = "complaint-progress"
  /// What was found for a closed case has been kept for as long as the profile says.
  case foundRetention = "found-retention"
  /// So has its correspondence.
  case retentionEnd = "retention-end"
  /// A day before the authority has to be told of a breach (R24).
  case breachNotification = "breach-notification"
}
