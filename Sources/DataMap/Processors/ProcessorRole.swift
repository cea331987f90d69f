/// As what somebody else handles the data.
public enum ProcessorRole: String, Sendable, Hashable, Codable, CaseIterable {
  /// On the controller's instructions alone (UK GDPR Art 28).
  case processor
  /// A company of the same group.
  case affiliate
  /// For purposes of its own.
  case controller
}
