import DataMap
import PostgresClient

extension PostgresConnector {
  /// The catalogue, read once and kept while searches succeed.
  func catalogue(in transaction: PostgresTransaction) async throws -> Catalogue {
    if let kept = catalogues.current { return kept }
    let places = places
    let statement = Catalogue.statement(places)
    let result = try await transaction.query(statement.sql, statement.parameters)
    let catalogue = try Catalogue(result, places: places)
    catalogues.keep(catalogue)
    return catalogue
  }

  @discardableResult
  public func check() async throws(ConnectorError) -> ConnectorReport {
    let places = places
    let statement = Catalogue.statement(places)
    let catalogue: Catalogue
    do throws(PostgresError) {
      catalogue = try Catalogue(try await client.query(statement.sql, statement.parameters), places: places)
    } catch {
      throw failure(error, at: nil)
    }
    guard !catalogue.isSuperuser else {
      throw ConnectorError(
        .loginCanWrite, system: system.key, "The login `\(catalogue.user)` is a superuser.",
        remedy: "Give the system a login of its own that can only read.")
    }
    var report = ConnectorReport()
    for place in places { try check(place.address, catalogue, &report) }
    catalogues.keep(catalogue)
    return report
  }

  private func check(_ address: CollectionAddress, _ catalogue: Catalogue, _ report: inout ConnectorReport) throws(ConnectorError) {
    guard let table = catalogue.tables[address] else { throw missingTable(address) }
    guard !table.canWrite else {
      throw ConnectorError(
        .loginCanWrite, system: system.key, "The login `\(catalogue.user)` may change `\(address)`.",
        remedy: "Revoke INSERT, UPDATE, DELETE and TRUNCATE from it: a search only reads.")
    }
    guard table.canRead else { throw failure(PostgresError(.sql, "", sqlState: "42501"), at: address) }
    guard let dataset = datasets.first(where: { $0.key == address.dataset }),
      let collection = dataset.collection(named: address.collection)
    else { return }
    for field in collection.fields where table.column(field.name) == nil {
      throw failure(.missingColumn(field, table), at: address)
    }
    let declared = Set(collection.fields.map(\.name))
    report.undeclaredColumns += table.columns.filter { !declared.contains($0.name) }.map {
      FieldAddress(collection: address, path: [$0.name])
    }
    report.unindexedKeys += SearchPlan.lookups(into: address, of: system, datasets).filter { !Self.isIndexed($0, table) }.map {
      FieldAddress(collection: address, path: $0.target)
    }
  }

  private static func isIndexed(_ input: SearchInput, _ table: CatalogueTable) -> Bool {
    guard input.target.count == 1, let name = input.target.first else { return true }
    // As pg_get_indexdef writes names: quoted only where they need it.
    let names = [name, SQLText.identifier(name)]
    switch input.match {
    case .exact: return names.contains { table.indexedFirst.contains($0) }
    case .folded: return names.contains { table.indexedFirst.contains("lower(\($0))") || table.indexedFirst.contains("lower(\($0)::text)") }
    case .digits: return names.contains { name in table.indexedFirst.contains { $0.hasPrefix("regexp_replace(\(name),") } }
    }
  }
}
