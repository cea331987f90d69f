/// What an assembled response is.
public enum ResponseKind: String, Codable, Hashable, Sendable, CaseIterable {
  /// A copy of the data with what Art 15 asks for.
  case access
  /// A refusal with its reasons and remedies (R14).
  case refusal
}
