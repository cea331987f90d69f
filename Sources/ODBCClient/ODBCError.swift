/// Why a call through ODBC failed. Never the text of a statement's error, which may hold values.
public struct ODBCError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Code: Sendable, Hashable {
    /// No connection came to be, or it broke.
    case connection
    /// The database refuses a statement.
    case statement
    /// The call took longer than it may.
    case deadline
    case cancelled
    /// A value of more than 64 MiB.
    case tooLarge
  }

  public var code: Code
  /// Five characters of the SQL standard; empty where there are none.
  public var sqlState: String
  /// The database's own number.
  public var nativeCode: Int
  /// What the driver says about a connection; empty for statements.
  public var message: String

  public init(_ code: Code, sqlState: String = "", nativeCode: Int = 0, message: String = "") {
    self.code = code
    self.sqlState = sqlState
    self.nativeCode = nativeCode
    self.message = message
  }

  public var description: String {
    let state = sqlState.isEmpty ? "" : " (SQLSTATE \(sqlState), native \(nativeCode))"
    return "\(code)\(state)\(message.isEmpty ? "" : ": \(message)")"
  }
}
