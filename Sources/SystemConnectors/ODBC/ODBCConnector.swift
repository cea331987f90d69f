public import DataMap
public import ODBCClient

/// Searches a database through ODBC with a login that can only read.
///
/// A search is one session and one read-only transaction: all collections are seen as at one moment. Names are quoted, values are parameters,
/// credentials are not selected. What the database's own comparison finds beyond what was asked for, as another letter case or trailing blanks,
/// is sorted out here: a row is given only when it matches as the data map says.
public struct ODBCConnector: SystemConnector {
  /// Rows that are in memory at a time.
  static let batch = 500

  let system: SystemDescription
  let datasets: [Dataset]
  let settings: ODBCSettings
  let limits: SearchLimits

  /// Connects to nothing yet.
  ///
  /// - Parameter settings: The database with the system's read-only login.
  public init(system: SystemDescription, dataMap: DataMap, settings: ODBCSettings, limits: SearchLimits = SearchLimits()) {
    self.system = system
    self.settings = settings
    self.limits = limits
    datasets = dataMap.datasets.filter { system.datasets.contains($0.key) }
  }

  /// Nothing is open between searches.
  public func close() async {}

  public func search(_ plan: SearchPlan, identities: [IdentityKind: [String]]) async throws(ConnectorError) -> SearchOutcome {
    do {
      return try await run(plan, identities, into: nil)
    } catch {
      throw failure(of: error)
    }
  }

  public func search(_ plan: SearchPlan, identities: [IdentityKind: [String]], into sink: any RowSink) async throws -> SearchOutcome {
    do {
      return try await run(plan, identities, into: sink)
    } catch let error as ODBCSearch.SinkFailure {
      throw error.cause
    } catch {
      throw failure(of: error)
    }
  }

  private func run(
    _ plan: SearchPlan, _ identities: [IdentityKind: [String]], into sink: (any RowSink)?
  ) async throws -> SearchOutcome {
    try await withSession { session, dialect in
      for statement in dialect.beginning(limits) { try await session.execute(statement, within: limits.statementTimeout) }
      var search = ODBCSearch(connector: self, session: session, dialect: dialect, plan: plan, identities: identities, sink: sink)
      return try await search.run()
    }
  }

  nonisolated(nonsending) func withSession<Result>(_ body: (ODBCSession, ODBCDialect) async throws -> Result) async throws -> Result {
    let session = try await ODBCSession.open(settings, within: .seconds(10))
    defer { session.close() }
    let product = try await session.product(within: limits.statementTimeout)
    return try await body(session, ODBCDialect(product: product.name, quote: product.quote))
  }

  private func failure(of error: any Error) -> ConnectorError {
    switch error {
    case let error as ConnectorError: error
    case let error as ODBCError: failure(error, at: nil)
    default:
      ConnectorError(.cancelled, system: system.key, "The search was cancelled.", remedy: "It may be started again.", isTransient: true)
    }
  }
}
