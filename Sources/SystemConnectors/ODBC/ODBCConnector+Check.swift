import DataMap
import ODBCClient

extension ODBCConnector {
  @discardableResult
  public func check() async throws(ConnectorError) -> ConnectorReport {
    do {
      return try await withSession { session, dialect in
        if dialect.product == .mariaDB { try await checkGrants(in: session) }
        var report = ConnectorReport()
        for dataset in datasets {
          for collection in dataset.collections where !collection.meta.skipProcessing {
            try await check(collection, of: dataset, session, dialect, &report)
          }
        }
        return report
      }
    } catch let error as ConnectorError {
      throw error
    } catch let error as ODBCError {
      throw failure(error, at: nil)
    } catch {
      throw ConnectorError(
        .cancelled, system: system.key, "The check was cancelled.", remedy: "It may be started again.", isTransient: true)
    }
  }

  /// Every right of the login has to be one that reads.
  private func checkGrants(in session: ODBCSession) async throws {
    try await session.execute("SHOW GRANTS", within: limits.statementTimeout)
    for row in try await session.fetch(.max, within: limits.statementTimeout) {
      guard let grant = row.first?.text, grant.hasPrefix("GRANT "), let end = grant.firstRange(of: " ON ") else { continue }
      // As `SELECT (name, email), INSERT`: what stands in brackets are columns.
      let names = grant[..<end.lowerBound].dropFirst("GRANT ".count).replacing(/\([^)]*\)/, with: "").split(separator: ",")
      let rights = names.map { $0.split(separator: " ").joined(separator: " ") }
      if let writing = rights.first(where: { !Self.reading.contains($0) }) {
        throw ConnectorError(
          .loginCanWrite, system: system.key, "The login may do more than read: \(writing).",
          remedy: "Revoke it, and leave SELECT on the tables of its datasets alone: a search only reads.")
      }
    }
  }

  private static let reading: Set<String> = ["USAGE", "SELECT", "SHOW VIEW", "SHOW DATABASES", "PROCESS", "REPLICATION CLIENT"]

  private func check(
    _ collection: DatasetCollection, of dataset: Dataset, _ session: ODBCSession, _ dialect: ODBCDialect, _ report: inout ConnectorReport
  ) async throws {
    let address = dataset.address(of: collection)
    func ask(_ kind: ODBCCatalogueQuestion.Kind) async throws -> [[String: String]] {
      let question = ODBCCatalogueQuestion(
        kind, schema: dataset.meta.schema, schemaIsCatalogue: dialect.schemaIsCatalogue, table: collection.name)
      // In the question a name is a pattern.
      return try await session.catalogue(question, within: limits.statementTimeout).filter {
        $0["table_name"]?.lowercased() == collection.name.lowercased()
      }
    }
    let columns = try await ask(.columns).compactMap { $0["column_name"] }
    guard !columns.isEmpty else { throw missingTable(address) }
    for field in collection.fields where !columns.contains(field.name) {
      throw missingColumn(field, in: address, columns: columns)
    }
    let declared = Set(collection.fields.map(\.name))
    report.undeclaredColumns += columns.filter { !declared.contains($0) }.map { FieldAddress(collection: address, path: [$0]) }
    let first = try await (ask(.indices).filter { $0["ordinal_position"] == "1" } + ask(.primaryKeys).filter { $0["key_seq"] == "1" })
      .compactMap { $0["column_name"] }
    report.unindexedKeys += SearchPlan.lookups(into: address, of: system, datasets)
      .filter { $0.match != .exact || $0.target.count > 1 || !first.contains($0.target[0]) }
      .map { FieldAddress(collection: address, path: $0.target) }
  }
}

extension SearchPlan {
  /// The ways by which a search from every kind of identity enters a collection.
  static func lookups(into address: CollectionAddress, of system: SystemDescription, _ datasets: [Dataset]) -> [SearchInput] {
    let kinds = datasets.flatMap { $0.collections.flatMap(\.fields) }.compactMap(\.meta.identity)
    let everything = Dictionary(kinds.map { ($0, ["any"]) }, uniquingKeysWith: { first, _ in first })
    let map = DataMap(systems: [system], datasets: datasets, digest: "")
    let plan = try? SearchPlan.plan(for: system, in: map, identities: everything)
    return plan?.steps.first { $0.address == address }?.inputs ?? []
  }
}
