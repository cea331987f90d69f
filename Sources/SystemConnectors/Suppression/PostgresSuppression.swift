public import DataMap
public import PostgresClient

/// Stops marketing in a PostgreSQL database with one login, and proves it with another that can only read.
public struct PostgresSuppression: SuppressionConnector {
  private let system: SystemDescription
  private let suppression: SystemSuppression
  private let dataset: Dataset
  private let collection: DatasetCollection
  private let limits: SearchLimits
  private let writer: PostgresClient
  /// Reads, and words the faults of both.
  private let reading: PostgresConnector

  /// Connects to nothing yet.
  ///
  /// - Parameters:
  ///   - writer: The database with the login that may change the switches.
  ///   - reader: The same with the system's read-only login.
  /// - Returns: `nil` for a system whose data map entry has no suppression.
  public init?(
    system: SystemDescription, dataMap: DataMap, writer: PostgresConfiguration, reader: PostgresConfiguration,
    limits: SearchLimits = SearchLimits(), maximumConnections: Int = 2
  ) {
    guard let suppression = system.suppression, let dataset = dataMap.dataset(suppression.collection.dataset),
      let collection = dataset.collection(named: suppression.collection.collection)
    else { return nil }
    self.system = system
    self.suppression = suppression
    self.dataset = dataset
    self.collection = collection
    self.limits = limits
    self.writer = PostgresClient(configuration: .writing(writer, limits), maximumConnections: maximumConnections)
    reading = PostgresConnector(
      system: system, dataMap: dataMap, configuration: reader, limits: limits, maximumConnections: maximumConnections)
  }

  public var collections: [String] { [suppression.collection.description] }

  /// Ends the sessions once those who use them are done.
  public func close() async {
    await writer.close()
    await reading.close()
  }

  public func apply(_ order: SuppressionOrder) async throws(ConnectorError) -> SuppressionChange {
    try await run(on: writer, readOnly: false) { transaction in
      guard let query = try await query(order, in: transaction) else { return SuppressionChange(matched: 0, changed: 0) }
      var changed = 0
      if let update = query.update { changed = try await transaction.query(update.sql, update.parameters).affectedRows }
      let counts = try await transaction.query(query.count.sql, query.count.parameters)[0]
      return SuppressionChange(matched: try counts.int("matched"), changed: changed)
    }
  }

  public func prove(_ order: SuppressionOrder) async throws(ConnectorError) -> SuppressionProof {
    let start = ContinuousClock.now
    return try await run(on: reading.client, readOnly: true) { transaction in
      guard let query = try await query(order, in: transaction) else {
        return SuppressionProof(matched: 0, switchedOn: 0, milliseconds: 0)
      }
      let counts = try await transaction.query(query.count.sql, query.count.parameters)[0]
      return SuppressionProof(
        matched: try counts.int("matched"), switchedOn: try counts.int("switched_on"),
        milliseconds: Int((ContinuousClock.now - start) / .milliseconds(1)))
    }
  }

  public func check() async throws(ConnectorError) {
    let everything = SuppressionOrder(
      keys: SuppressionKeys(
        emails: ["nobody@nowhere.example"], phones: ["01632 960000"], customerNumbers: ["-"], name: "No Body", postcode: "ZZ99 9ZZ"),
      channels: [])
    // The statements themselves, for nobody: what they need is what is checked.
    _ = try await apply(everything)
    _ = try await prove(everything)
    try await run(on: writer, readOnly: true) { transaction in
      let row = try await transaction.query(
        """
        SELECT current_user AS login, (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user) AS superuser, \
        pg_catalog.has_table_privilege($1, 'INSERT, DELETE, TRUNCATE') AS removes, \
        ARRAY(SELECT attname::text FROM pg_catalog.pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped \
        AND attname <> ALL ($2::text[]) AND pg_catalog.has_column_privilege($1, attname, 'UPDATE') ORDER BY attnum) AS others
        """,
        [.text(SQLText.table(collection.name, schema: dataset.meta.schema)), .textArray(suppression.fields(for: []))])[0]
      let login = try row.string("login")
      let others = try row.textArray("others")
      guard try !(row.optionalBool("superuser") ?? false), try !row.bool("removes"), others.isEmpty else {
        throw ConnectorError(
          .loginCanWrite, system: system.key,
          "The write login `\(login)` may do more in `\(suppression.collection)` than switch marketing off"
            + (others.isEmpty ? "." : ": it may change \(others.joined(separator: ", "))."),
          remedy: "Grant it SELECT on the table and UPDATE on the fields under `channels:` alone.")
      }
    }
  }

  // MARK: Parts

  private func query(_ order: SuppressionOrder, in transaction: PostgresTransaction) async throws -> SuppressionQuery? {
    let places = [(address: suppression.collection, schema: dataset.meta.schema)]
    let statement = Catalogue.statement(places)
    // Read each time: a change is rare, and a table may have changed since.
    let catalogue = try Catalogue(try await transaction.query(statement.sql, statement.parameters), places: places)
    guard let table = catalogue.tables[suppression.collection] else { throw reading.missingTable(suppression.collection) }
    do throws(CollectionFault) {
      return try SuppressionQuery.make(
        suppression, order, collection: collection, schema: dataset.meta.schema, table: table, homeCountryCode: limits.homeCountryCode)
    } catch {
      throw reading.failure(error, at: suppression.collection)
    }
  }

  private func run<Value: Sendable>(
    on client: PostgresClient, readOnly: Bool, _ body: (PostgresTransaction) async throws -> Value
  ) async throws(ConnectorError) -> Value {
    do {
      return try await client.withTransaction(readOnly: readOnly, body)
    } catch let error as ConnectorError {
      throw error
    } catch let error as PostgresError {
      throw failure(error, readOnly: readOnly)
    } catch {
      throw ConnectorError(
        .cancelled, system: system.key, "The suppression was cancelled.", remedy: "It may be started again.", isTransient: true)
    }
  }

  private func failure(_ error: PostgresError, readOnly: Bool) -> ConnectorError {
    switch error.sqlState {
    case "42501" where !readOnly, "25006" where !readOnly:
      return ConnectorError(
        .permissionDenied, system: system.key, "The write login may not change `\(suppression.collection)`.",
        remedy: "Grant it SELECT on the table and UPDATE on the fields under `channels:`.")
    case "40001", "40P01", "55P03":
      return ConnectorError(
        .timeout, system: system.key, "Somebody else was changing `\(suppression.collection)`.", remedy: "It is tried again.",
        isTransient: true)
    default: return reading.failure(error, at: suppression.collection)
    }
  }
}

extension PostgresConfiguration {
  /// The configuration with what makes its sessions end in time, waiting for locks included.
  fileprivate static func writing(_ configuration: PostgresConfiguration, _ limits: SearchLimits) -> PostgresConfiguration {
    var writing = PostgresConfiguration.reading(configuration, limits)
    writing.options["default_transaction_read_only"] = "off"
    return writing
  }
}
