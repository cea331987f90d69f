import DataMap
import ODBCClient

/// One search of a database through ODBC, in one session.
struct ODBCSearch: Sendable {
  /// What a sink threw: it says nothing about the system that is searched.
  struct SinkFailure: Error {
    let cause: any Error
  }

  private let connector: ODBCConnector
  private let session: ODBCSession
  private let dialect: ODBCDialect
  private let sink: (any RowSink)?
  private var progress: SearchProgress

  /// - Parameter sink: Takes the rows; with `nil` they are in the outcome.
  init(
    connector: ODBCConnector, session: ODBCSession, dialect: ODBCDialect, plan: SearchPlan, identities: [IdentityKind: [String]],
    sink: (any RowSink)?
  ) {
    self.connector = connector
    self.session = session
    self.dialect = dialect
    self.sink = sink
    progress = SearchProgress(plan: plan, identities: identities, limits: connector.limits)
  }

  mutating func run() async throws -> SearchOutcome {
    for step in progress.plan.waves.joined() where !progress.isBlocked(step) {
      let values = progress.values(for: step)
      if values.values.allSatisfy(\.isEmpty) {
        progress.recordNoKeys(step)
      } else {
        progress.record(try await search(step, values))
      }
    }
    return progress.outcome
  }

  private mutating func search(_ step: SearchStep, _ values: [SearchInput: [String]]) async throws -> CollectionResult {
    if let nested = step.inputs.first(where: { $0.target.count > 1 }) {
      throw connector.nestedLookup(nested.target, in: step.address)
    }
    let start = ContinuousClock.now
    let queries = ODBCQuery.make(step, dialect: dialect, values: values)
    var result = CollectionResult(step, shape: queries.first?.shape ?? "")
    // A row that an earlier query gave may come again by another key.
    var earlier: [RowFilter] = []
    for query in queries where result.status == .searched {
      try await read(query, step, values, earlier, &result)
      earlier.append(RowFilter(query.values))
    }
    result.milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
    if result.status != .searched { result.rows = [] }
    return result
  }

  private mutating func read(
    _ query: ODBCQuery, _ step: SearchStep, _ values: [SearchInput: [String]], _ earlier: [RowFilter], _ result: inout CollectionResult
  ) async throws {
    let limit = connector.limits.rowsPerCollection
    let asked = RowFilter(query.values)
    let all = step.matchesAll ? RowFilter(values) : nil
    do {
      let columns = try await session.execute(query.sql, query.parameters, within: connector.limits.statementTimeout)
      let reader = ODBCRowReader(step: step, columns: columns)
      while true {
        let batch = try await session.fetch(ODBCConnector.batch, within: connector.limits.statementTimeout)
        var rows: [[String: JSONValue]] = []
        for var row in batch.map(reader.row) {
          guard asked.matches(row), all?.matchesAll(row) ?? true, !earlier.contains(where: { $0.matches(row) }) else { continue }
          for input in step.inputs { row.narrow(to: values[input] ?? [], input, step.collection) }
          rows.append(row)
        }
        try await handOver(rows, &result)
        guard result.rowCount <= limit else {
          result.status = .limitExceeded(limit: limit)
          return
        }
        if batch.count < ODBCConnector.batch { break }
      }
    } catch let error as ODBCError {
      throw connector.failure(error, at: step.address)
    }
  }

  private mutating func handOver(_ rows: [[String: JSONValue]], _ result: inout CollectionResult) async throws {
    guard let sink else {
      result.rows += rows
      return
    }
    guard !rows.isEmpty else { return }
    progress.note(rows, of: result.address)
    do { try await sink.take(rows, of: result.address) } catch { throw SinkFailure(cause: error) }
    result.handedOver += rows.count
  }
}
