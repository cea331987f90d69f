/// What went wrong between a client and its database.
///
/// Messages name the statement's fault, never a parameter or a row value: the server's DETAIL, HINT and CONTEXT are
/// dropped, and its words for faults in values are replaced by the name of the fault.
public struct PostgresError: Error, Sendable, Hashable {
  /// The kind of fault. More may be added: have a `default` when switching over it.
  public struct Code: Sendable, Hashable, CustomStringConvertible {
    public let description: String

    /// No connection could be made, or it was lost before anything could have been committed.
    public static let connection = Code(description: "connection")

    /// The server refused a statement; see ``PostgresError/sqlState``.
    public static let sql = Code(description: "sql")

    /// The deadline passed; the statement had no effect.
    public static let deadline = Code(description: "deadline")

    /// The task was cancelled; the statement had no effect.
    public static let cancelled = Code(description: "cancelled")

    /// The client was closed, or the transaction has ended.
    public static let closed = Code(description: "closed")

    /// The connection was lost after a commit was asked for and before its reply: it may have taken effect or not.
    public static let unknownOutcome = Code(description: "unknown outcome")

    /// A result has not the shape that was asked of it.
    public static let decoding = Code(description: "decoding")

    /// A parameter or an SQL text cannot be sent.
    public static let parameter = Code(description: "parameter")

    /// The server might lose what it has confirmed; see ``PostgresClient/requireDurable()``.
    public static let notDurable = Code(description: "not durable")
  }

  public let code: Code

  /// The five characters of the SQL standard, when the server sent any.
  public let sqlState: String?

  /// What was wrong, where, and (where it can be known) what to do.
  public let message: String

  /// The violated constraint, and the table and column that it is about, when the server named them.
  public internal(set) var constraint: String?
  public internal(set) var table: String?
  public internal(set) var column: String?

  /// Which statement of a pipeline failed, 0 being the first.
  public internal(set) var statementIndex: Int?

  /// A prepared statement that has to be prepared anew, which the connection has taken note of.
  var isStaleStatement = false

  public init(_ code: Code, _ message: String, sqlState: String? = nil) {
    self.code = code
    self.message = message
    self.sqlState = sqlState
  }

  /// Whether the same call may be made again and can be expected to work in time: nothing has taken effect, and the fault
  /// was not in the statement. ``Code/unknownOutcome`` is never retriable by itself: look first, or use an idempotency key.
  public var isRetriable: Bool {
    guard code == .connection || code == .sql else { return false }
    if isStaleStatement { return true }
    return sqlState.map(SQLState.isTransient) ?? (code == .connection)
  }
}

extension PostgresError: CustomStringConvertible {
  public var description: String {
    let place = statementIndex.map { " in statement \($0 + 1) of the pipeline" } ?? ""
    return "PostgreSQL \(code)\(sqlState.map { " [\($0)]" } ?? "")\(place): \(message)"
  }
}

extension PostgresError {
  static func parameter(_ message: String) -> PostgresError { PostgresError(.parameter, message) }

  static func decoding(_ message: String) -> PostgresError { PostgresError(.decoding, message) }

  static let closed = PostgresError(.closed, "The database client was closed.")

  static let cancelled = PostgresError(.cancelled, "The task was cancelled before the statement took effect.")

  static let deadline = PostgresError(.deadline, "The deadline passed before the statement took effect.")
}
