extension PostgresClient {
  /// Runs the body in a transaction on a connection of its own: commits when it returns, rolls back when it throws.
  ///
  /// BEGIN travels with the first statement. Once COMMIT is under way the task's cancellation no longer counts; if its
  /// reply is lost, this throws ``PostgresError/Code/unknownOutcome``: whether it took effect must be found out by other
  /// means, such as an idempotency key. Do not call the client itself inside the body: with the pool used up, both wait
  /// for ever.
  ///
  /// - Parameters:
  ///   - level: how far it is kept apart from others.
  ///   - readOnly: the server refuses to write.
  ///   - deadline: for getting a connection; the statements in the body have deadlines of their own.
  /// - Throws: what the body throws, and ``PostgresError``.
  nonisolated(nonsending) public func withTransaction<Value: Sendable>(
    isolation level: IsolationLevel = .readCommitted, readOnly: Bool = false, deadline: Duration? = nil,
    _ body: (PostgresTransaction) async throws -> Value
  ) async throws -> Value {
    let limit = deadline.map { ContinuousClock.now + $0 }
    let begin = "BEGIN ISOLATION LEVEL \(level.rawValue) \(readOnly ? "READ ONLY" : "READ WRITE")"
    let transaction = try await pool.begin(begin, deadline: limit).get()
    let value: Value
    do {
      value = try await body(transaction)
    } catch {
      // A failed rollback costs the connection, not the truth: what was not committed is not there.
      _ = await pool.finish(transaction, commit: false)
      throw error
    }
    try await pool.finish(transaction, commit: true).get()
    return value
  }

  /// Streams a query's rows through a cursor in a read-only transaction: at most `batch` rows are in memory at a time.
  ///
  /// - Parameters:
  ///   - sql: a SELECT or VALUES.
  ///   - batch: rows per round trip.
  ///   - body: called for each row, in order, while the transaction is open; throwing ends the stream.
  nonisolated(nonsending) public func forEachRow(
    _ sql: String, _ parameters: [PostgresValue] = [], batch: Int = 500, _ body: (PostgresRow) async throws -> Void
  ) async throws {
    try await withTransaction(readOnly: true) { transaction in
      try await transaction.forEachRow(sql, parameters, batch: batch, body)
    }
  }
}
