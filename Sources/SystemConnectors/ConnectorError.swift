/// Why a system could not be searched or checked: what, where, and what to do. Never a value.
public struct ConnectorError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// The system does not answer.
    case unreachable
    /// User or password are wrong, or the login may not connect.
    case loginRefused = "login-refused"
    /// The login may change data; a search never may.
    case loginCanWrite = "login-can-write"
    /// The login may not read something that the data map names.
    case permissionDenied = "permission-denied"
    case missingTable = "missing-table"
    case missingColumn = "missing-column"
    /// The folder has no file of the name that the data map gives, or it cannot be opened.
    case missingFile = "missing-file"
    /// The interface does not know the address that the data map gives.
    case missingEndpoint = "missing-endpoint"
    /// The interface's answer is not what the data map says, or is no answer at all.
    case badAnswer = "bad-answer"
    /// The interface gave a row that is not about whom it was asked for.
    case foreignRow = "foreign-row"
    /// An answer beyond the bounds.
    case tooLarge = "too-large"
    /// A column has a type that the data map's use of it does not fit.
    case typeMismatch = "type-mismatch"
    /// A statement ran into its time limit.
    case timeout
    case cancelled
    /// The plan and the system do not belong together.
    case wrongSystem = "wrong-system"
    case other
  }

  public var code: Code
  /// The system's key in the data map.
  public var system: String
  public var message: String
  /// What to do.
  public var remedy: String
  /// Whether the same call can be expected to work later without anybody doing anything.
  public var isTransient: Bool

  public init(_ code: Code, system: String, _ message: String, remedy: String, isTransient: Bool = false) {
    self.code = code
    self.system = system
    self.message = message
    self.remedy = remedy
    self.isTransient = isTransient
  }

  public var description: String { "\(system): \(message) \(remedy)" }
}
