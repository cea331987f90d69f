/// Why the store could not do what was asked. Errors of the database itself come as `PostgresError`, of keys as `SealingError`.
public struct CaseStoreError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Hashable, Sendable {
    case noSuchCase = "no-such-case"
    case noSuchItem = "no-such-item"
    case noKey = "no-key"
    case conflict
    case unexpected
  }
  public let code: Code
  public let description: String

  init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
