import ThreadLoop

/// A transaction in progress: a lease on one connection, valid inside ``PostgresClient/withTransaction(isolation:readOnly:deadline:_:)``.
///
/// Statements run one at a time; concurrent calls wait their turn. After an error every further statement fails with
/// SQLSTATE 25P02 until the transaction is rolled back, which throwing out of the body does.
public final class PostgresTransaction: Sendable {
  let connection: PostgresConnection
  let token: UInt64

  init(connection: PostgresConnection, token: UInt64) {
    self.connection = connection
    self.token = token
  }

  /// Runs one statement.
  ///
  /// - Parameter deadline: from now; when it passes, the server is asked to cancel the statement.
  @discardableResult
  public func query(
    _ sql: String, _ parameters: [PostgresValue] = [], deadline: Duration? = nil
  ) async throws(PostgresError) -> PostgresResult {
    try await run([Command(sql, parameters)], deadline: deadline)[0]
  }

  /// Runs several statements in one round trip. The first that fails keeps those after it from running.
  @discardableResult
  public func pipeline(
    _ statements: [PostgresStatement], deadline: Duration? = nil
  ) async throws(PostgresError) -> [PostgresResult] {
    guard !statements.isEmpty else { return [] }
    return try await run(Command.all(statements), deadline: deadline)
  }

  /// Runs an SQL text of several statements, without parameters, by the simple protocol.
  public func execute(script: String, deadline: Duration? = nil) async throws(PostgresError) {
    let limit = deadline.map { ContinuousClock.now + $0 }
    let operation = Operation(connection.loop)
    try await withTaskExecutorPreference(connection.loop.taskExecutor) {
      await withTaskCancellationHandler {
        await connection.runScript(script, .init(mayCommit: false, operation: operation, deadline: limit, token: token))
      } onCancel: {
        operation.requestCancel()
      }
    }.get()
  }

  func run(_ commands: [Command], deadline: Duration? = nil) async throws(PostgresError) -> [PostgresResult] {
    let limit = deadline.map { ContinuousClock.now + $0 }
    let operation = Operation(connection.loop)
    return try await withTaskExecutorPreference(connection.loop.taskExecutor) {
      await withTaskCancellationHandler {
        await connection.run(commands, .init(mayCommit: false, operation: operation, deadline: limit, token: token))
      } onCancel: {
        operation.requestCancel()
      }
    }.get()
  }
}
