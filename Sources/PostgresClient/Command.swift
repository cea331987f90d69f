/// A statement ready to be sent.
struct Command: Sendable {
  let sql: String
  let parameters: EncodedParameters
  /// What an error message about this command must not show.
  let values: [PostgresValue]
  /// Prepared once and kept; else sent anew each time.
  let isPrepared: Bool

  init(_ sql: String, _ values: [PostgresValue] = [], isPrepared: Bool = true) throws(PostgresError) {
    guard !sql.utf8.contains(0) else { throw .parameter("The SQL text contains U+0000.") }
    self.sql = sql
    self.values = values
    self.isPrepared = isPrepared && sql.utf8.count <= StatementCache.longestText
    parameters = try EncodedParameters(values)
  }

  /// For the client's own constant texts, which take no parameters.
  init(constant sql: StaticString) {
    self.init(unprepared: sql.description)
  }

  /// For texts that the client composes itself: no parameters, no U+0000.
  init(unprepared sql: String) {
    self.sql = sql
    values = []
    isPrepared = false
    parameters = .none
  }

  static func all(_ statements: [PostgresStatement]) throws(PostgresError) -> [Command] {
    var commands: [Command] = []
    commands.reserveCapacity(statements.count)
    for (index, statement) in statements.enumerated() {
      do {
        commands.append(try Command(statement.sql, statement.parameters))
      } catch {
        var error = error
        error.statementIndex = index
        throw error
      }
    }
    return commands
  }
}
