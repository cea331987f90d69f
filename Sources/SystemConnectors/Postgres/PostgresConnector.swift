public import DataMap
public import PostgresClient

/// Searches a PostgreSQL database with a login that can only read.
///
/// A search is one REPEATABLE READ, READ ONLY transaction: all collections are seen as at one moment. The queries of one wave of the plan
/// travel together. Names are quoted, values are parameters, credentials are not selected: the server answers only whether one is there.
public struct PostgresConnector: SystemConnector {
  let system: SystemDescription
  let datasets: [Dataset]
  let limits: SearchLimits
  let client: PostgresClient
  let catalogues: CatalogueCache

  /// Connects to nothing yet.
  ///
  /// - Parameters:
  ///   - configuration: The database with the system's read-only login.
  ///   - maximumConnections: How many searches may run at once.
  public init(
    system: SystemDescription, dataMap: DataMap, configuration: PostgresConfiguration, limits: SearchLimits = SearchLimits(),
    maximumConnections: Int = 2
  ) {
    self.system = system
    self.limits = limits
    datasets = dataMap.datasets.filter { system.datasets.contains($0.key) }
    client = PostgresClient(configuration: .reading(configuration, limits), maximumConnections: maximumConnections)
    catalogues = CatalogueCache()
  }

  /// Ends the sessions once those who use them are done.
  public func close() async { await client.close() }

  public func search(_ plan: SearchPlan, identities: [IdentityKind: [String]]) async throws(ConnectorError) -> SearchOutcome {
    do {
      return try await run(PostgresSearch(connector: self, plan: plan, identities: identities, sink: nil))
    } catch {
      throw failure(of: error)
    }
  }

  public func search(_ plan: SearchPlan, identities: [IdentityKind: [String]], into sink: any RowSink) async throws -> SearchOutcome {
    do {
      return try await run(PostgresSearch(connector: self, plan: plan, identities: identities, sink: sink))
    } catch let error as PostgresSearch.SinkFailure {
      throw error.cause
    } catch {
      throw failure(of: error)
    }
  }

  private func run(_ prepared: PostgresSearch) async throws -> SearchOutcome {
    try await client.withTransaction(isolation: .repeatableRead, readOnly: true) { transaction in
      var search = prepared
      return try await search.run(in: transaction)
    }
  }

  private func failure(of error: any Error) -> ConnectorError {
    switch error {
    case let error as ConnectorError:
      catalogues.forget()
      return error
    case let error as PostgresError:
      catalogues.forget()
      return failure(error, at: nil)
    default:
      return ConnectorError(
        .cancelled, system: system.key, "The search was cancelled.", remedy: "It may be started again.", isTransient: true)
    }
  }

  /// Every collection that may be searched, with the schema it lives in.
  var places: [(address: CollectionAddress, schema: String?)] {
    datasets.flatMap { dataset in
      dataset.collections.filter { !$0.meta.skipProcessing }.map { (dataset.address(of: $0), dataset.meta.schema) }
    }
  }
}

extension PostgresConfiguration {
  /// The configuration with what makes its sessions read and end in time.
  static func reading(_ configuration: PostgresConfiguration, _ limits: SearchLimits) -> PostgresConfiguration {
    var reading = configuration
    reading.options["default_transaction_read_only"] = "on"
    let milliseconds =
      limits.statementTimeout.components.seconds * 1000 + limits.statementTimeout.components.attoseconds / 1_000_000_000_000_000
    reading.options["statement_timeout"] = "\(max(milliseconds, 1))"
    return reading
  }
}
