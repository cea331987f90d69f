/// The parts of the server's error report that may be shown.
struct ServerReport: Sendable, Equatable {
  var severity: String
  var sqlState: String
  var primary: String
  var constraint: String?
  var table: String?
  var column: String?
  /// In characters of the SQL text, from 1.
  var position: Int?

  /// The session is over.
  var isFatal: Bool { severity == "FATAL" || severity == "PANIC" }

  /// A prepared statement no longer fits, after a change of the schema or a DEALLOCATE: preparing it anew mends it.
  var isStaleStatement: Bool {
    sqlState == SQLState.invalidStatementName || sqlState == SQLState.featureNotSupported && primary.contains("cached plan")
  }

  /// The error to throw.
  ///
  /// - Parameter secrets: texts that must not be shown even where the server, or the author of a `RAISE`, quotes them.
  func error(_ code: PostgresError.Code = .sql, hiding secrets: [String] = []) -> PostgresError {
    var message: String
    if SQLState.isAboutValues(sqlState) {
      message = SQLState.nameOfValueFault(sqlState)
    } else if secrets.contains(where: { primary.contains($0) }) {
      message = "the statement was refused (the server's words quote a value and are withheld)"
    } else {
      message = primary
    }
    if let position { message += ", at character \(position) of the statement" }
    var error = PostgresError(code, message, sqlState: sqlState)
    error.constraint = constraint
    error.table = table
    error.column = column
    return error
  }
}
