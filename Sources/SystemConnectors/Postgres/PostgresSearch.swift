import DataMap
import PostgresClient

/// One search of a database, in one transaction.
///
/// The queries of a wave travel together. With a sink no more than a batch of rows is asked for at first; a collection that has more is then
/// read through a cursor, in the same view.
struct PostgresSearch: Sendable {
  /// What a sink threw: it says nothing about the system that is searched.
  struct SinkFailure: Error {
    let cause: any Error
  }

  private struct Question {
    let step: SearchStep
    let values: [SearchInput: [String]]
    let table: CatalogueTable
    let query: CollectionQuery

    func rows(of answer: PostgresResult) -> [[String: JSONValue]] {
      RowReader(step: step, values: values, outputs: query.outputs).rows(of: answer)
    }
  }

  /// Rows that are in memory at a time.
  static let batch = 500

  private let connector: PostgresConnector
  private let sink: (any RowSink)?
  private var progress: SearchProgress

  /// - Parameter sink: Takes the rows; with `nil` they are in the outcome.
  init(connector: PostgresConnector, plan: SearchPlan, identities: [IdentityKind: [String]], sink: (any RowSink)?) {
    self.connector = connector
    self.sink = sink
    progress = SearchProgress(plan: plan, identities: identities, limits: connector.limits)
  }

  mutating func run(in transaction: PostgresTransaction) async throws -> SearchOutcome {
    let catalogue = try await connector.catalogue(in: transaction)
    for wave in progress.plan.waves { try await run(wave, catalogue, transaction) }
    return progress.outcome
  }

  private mutating func run(_ wave: [SearchStep], _ catalogue: Catalogue, _ transaction: PostgresTransaction) async throws {
    var questions: [Question] = []
    for step in wave where !progress.isBlocked(step) {
      if let question = try question(step, catalogue) {
        questions.append(question)
      } else {
        progress.recordNoKeys(step)
      }
    }
    guard !questions.isEmpty else { return }
    let start = ContinuousClock.now
    let answers: [PostgresResult]
    do throws(PostgresError) {
      answers = try await transaction.pipeline(questions.map(\.query.statement))
    } catch {
      let index = error.statementIndex ?? (questions.count == 1 ? 0 : nil)
      throw connector.failure(error, at: index.map { questions[$0].step.address })
    }
    let milliseconds = start.millisecondsSince
    for (question, answer) in zip(questions, answers) {
      var result = CollectionResult(question.step, shape: question.query.statement.sql)
      result.milliseconds = milliseconds
      if answer.count <= firstLimit {
        result.rows = question.rows(of: answer)
        try await handOver(&result)
      } else if firstLimit < connector.limits.rowsPerCollection {
        try await stream(question, &result, transaction)
      } else {
        result.status = .limitExceeded(limit: connector.limits.rowsPerCollection)
      }
      progress.record(result)
    }
  }

  /// How many rows the first query of a collection may give.
  private var firstLimit: Int {
    sink == nil ? connector.limits.rowsPerCollection : min(Self.batch, connector.limits.rowsPerCollection)
  }

  private func question(_ step: SearchStep, _ catalogue: Catalogue) throws(ConnectorError) -> Question? {
    guard let table = catalogue.tables[step.address] else { throw connector.missingTable(step.address) }
    let values = progress.values(for: step)
    do throws(CollectionFault) {
      return try CollectionQuery.make(step, table: table, values: values, limit: firstLimit).map {
        Question(step: step, values: values, table: table, query: $0)
      }
    } catch {
      throw connector.failure(error, at: step.address)
    }
  }

  // MARK: Handing over

  private mutating func handOver(_ result: inout CollectionResult) async throws {
    guard sink != nil, !result.rows.isEmpty else { return }
    try await handOver(result.rows, &result)
    result.rows = []
  }

  private mutating func handOver(_ rows: [[String: JSONValue]], _ result: inout CollectionResult) async throws {
    progress.note(rows, of: result.address)
    do { try await sink?.take(rows, of: result.address) } catch { throw SinkFailure(cause: error) }
    result.handedOver += rows.count
  }

  private mutating func stream(
    _ question: Question, _ result: inout CollectionResult, _ transaction: PostgresTransaction
  ) async throws {
    let limit = connector.limits.rowsPerCollection
    let start = ContinuousClock.now
    let query: CollectionQuery?
    do throws(CollectionFault) {
      query = try CollectionQuery.make(question.step, table: question.table, values: question.values, limit: limit, isOrdered: true)
    } catch {
      throw connector.failure(error, at: question.step.address)
    }
    guard let query else { return }
    result.queryShape = query.statement.sql
    let reader = RowReader(step: question.step, values: question.values, outputs: query.outputs)
    var rows: [[String: JSONValue]] = []
    do {
      try await transaction.forEachRow(query.statement.sql, query.statement.parameters, batch: Self.batch) { row in
        rows.append(reader.row(row))
        guard rows.count == Self.batch else { return }
        try await handOver(rows, &result)
        rows.removeAll(keepingCapacity: true)
      }
    } catch let error as PostgresError {
      throw connector.failure(error, at: question.step.address)
    }
    try await handOver(rows, &result)
    result.milliseconds += start.millisecondsSince
    if result.handedOver > limit { result.status = .limitExceeded(limit: limit) }
  }
}

extension ContinuousClock.Instant {
  fileprivate var millisecondsSince: Int { Int((ContinuousClock.now - self) / .milliseconds(1)) }
}
