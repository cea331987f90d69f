import DataMap
import PostgresClient

/// One search of a database, in one transaction.
struct PostgresSearch {
  private let connector: PostgresConnector
  private var progress: SearchProgress

  init(connector: PostgresConnector, plan: SearchPlan, identities: [IdentityKind: [String]]) {
    self.connector = connector
    progress = SearchProgress(plan: plan, identities: identities, limits: connector.limits)
  }

  mutating func run(in transaction: PostgresTransaction) async throws -> SearchOutcome {
    let catalogue = try await connector.catalogue(in: transaction)
    for wave in progress.plan.waves { try await run(wave, catalogue, transaction) }
    return progress.outcome
  }

  private mutating func run(_ wave: [SearchStep], _ catalogue: Catalogue, _ transaction: PostgresTransaction) async throws {
    var queries: [(step: SearchStep, values: [SearchInput: [String]], query: CollectionQuery)] = []
    for step in wave where !progress.isBlocked(step) {
      let values = progress.values(for: step)
      if let query = try query(step, values, catalogue) {
        queries.append((step, values, query))
      } else {
        progress.recordNoKeys(step)
      }
    }
    guard !queries.isEmpty else { return }
    let start = ContinuousClock.now
    let answers: [PostgresResult]
    do throws(PostgresError) {
      answers = try await transaction.pipeline(queries.map(\.query.statement))
    } catch {
      let index = error.statementIndex ?? (queries.count == 1 ? 0 : nil)
      throw connector.failure(error, at: index.map { queries[$0].step.address })
    }
    let milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
    for (entry, answer) in zip(queries, answers) {
      var result = CollectionResult(entry.step, shape: entry.query.statement.sql)
      result.milliseconds = milliseconds
      if answer.count > connector.limits.rowsPerCollection {
        result.status = .limitExceeded(limit: connector.limits.rowsPerCollection)
      } else {
        result.rows = RowReader(step: entry.step, values: entry.values, outputs: entry.query.outputs).rows(of: answer)
      }
      progress.record(result)
    }
  }

  private func query(
    _ step: SearchStep, _ values: [SearchInput: [String]], _ catalogue: Catalogue
  ) throws(ConnectorError) -> CollectionQuery? {
    guard let table = catalogue.tables[step.address] else { throw connector.missingTable(step.address) }
    do throws(CollectionFault) {
      return try CollectionQuery.make(step, table: table, values: values, limit: connector.limits.rowsPerCollection)
    } catch {
      throw connector.failure(error, at: step.address)
    }
  }
}
