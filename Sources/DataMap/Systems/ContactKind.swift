/// By what means a contact reaches somebody.
public enum ContactKind: String, Sendable, Hashable, Codable, CaseIterable {
  case email, phone, post
}
