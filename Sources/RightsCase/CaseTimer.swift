/// The moments at which a case has to be looked at again without anybody writing.
public enum CaseTimer: String, Codable, Hashable, Sendable, CaseIterable {
  /// The one-time code has expired and nobody answered.
  case identityExpiry = "identity-expiry"
  /// The internal target of 28 days.
  case internalTarget = "internal-target"
  /// Three days before the statutory date.
  case deadlineNear = "deadline-near"
  /// The statutory date has passed.
  case deadlineMissed = "deadline-missed"
}
