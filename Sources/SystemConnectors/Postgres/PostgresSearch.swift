import DataMap
import PostgresClient

/// One search in progress: what was found so far gives the keys of what comes next.
struct PostgresSearch {
  private let connector: PostgresConnector
  private let plan: SearchPlan
  private let identities: [IdentityKind: [String]]
  private var results: [CollectionAddress: CollectionResult] = [:]

  init(connector: PostgresConnector, plan: SearchPlan, identities: [IdentityKind: [String]]) {
    self.connector = connector
    self.plan = plan
    self.identities = identities
  }

  mutating func run(in transaction: PostgresTransaction) async throws -> SearchOutcome {
    let catalogue = try await connector.catalogue(in: transaction)
    for wave in plan.waves { try await run(wave, catalogue, transaction) }
    return SearchOutcome(collections: plan.steps.compactMap { results[$0.address] }, unsearched: plan.unsearched)
  }

  private mutating func run(_ wave: [SearchStep], _ catalogue: Catalogue, _ transaction: PostgresTransaction) async throws {
    var queries: [(step: SearchStep, values: [SearchInput: [String]], query: CollectionQuery)] = []
    for step in wave {
      if let source = brokenSource(of: step) {
        results[step.address] = CollectionResult(step, shape: "", status: .notSearched(after: source))
        continue
      }
      let values = values(for: step)
      if let query = try query(step, values, catalogue) {
        queries.append((step, values, query))
      } else {
        let sources = step.inputs.map(\.source.description).joined(separator: ", ")
        results[step.address] = CollectionResult(step, shape: "no keys from \(sources)")
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
      results[entry.step.address] = result
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

  /// The keys to look for, by input.
  private func values(for step: SearchStep) -> [SearchInput: [String]] {
    var values: [SearchInput: [String]] = [:]
    for input in step.inputs {
      switch input.source {
      case .identity(let kind):
        values[input] = LookupValues.make(
          identities[kind] ?? [], kind: kind, match: input.match, homeCountryCode: connector.limits.homeCountryCode)
      case .field(let field):
        var seen: Set<String> = []
        let found = (results[field.collection]?.rows ?? []).flatMap { JSONValue.object($0).scalars(at: field.path).compactMap(\.keyText) }
        values[input] = found.filter { seen.insert($0).inserted }
      }
    }
    return values
  }

  /// A collection that this one depends on and whose rows are not all known.
  private func brokenSource(of step: SearchStep) -> CollectionAddress? {
    for case .field(let field) in step.inputs.map(\.source) {
      if let result = results[field.collection], result.status != .searched { return field.collection }
    }
    return nil
  }
}

extension CollectionResult {
  /// Nothing found yet.
  fileprivate init(_ step: SearchStep, shape: String, status: Status = .searched) {
    self.init(
      dataset: step.address.dataset, collection: step.address.collection, rows: [], milliseconds: 0, queryShape: shape, status: status)
  }
}
