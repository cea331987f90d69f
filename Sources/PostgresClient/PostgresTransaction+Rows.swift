extension PostgresTransaction {
  /// Streams a query's rows through a cursor: at most `batch` rows are in memory at a time.
  ///
  /// - Parameters:
  ///   - sql: a SELECT or VALUES.
  ///   - batch: rows per round trip.
  ///   - body: called for each row, in order; throwing ends the stream.
  nonisolated(nonsending) public func forEachRow(
    _ sql: String, _ parameters: [PostgresValue] = [], batch: Int = 500, _ body: (PostgresRow) async throws -> Void
  ) async throws {
    precondition(batch > 0, "A batch holds at least one row.")
    let cursor = await connection.makeCursorName()
    let fetch = Command(unprepared: "FETCH FORWARD \(batch) FROM \(cursor)")
    let declare = try Command("DECLARE \(cursor) NO SCROLL CURSOR FOR \(sql)", parameters, isPrepared: false)
    var rows = try await run([declare, fetch])[1]
    while true {
      for row in rows { try await body(row) }
      guard rows.count == batch else { break }
      rows = try await run([fetch])[0]
    }
    _ = try await run([Command(unprepared: "CLOSE \(cursor)")])
  }
}
