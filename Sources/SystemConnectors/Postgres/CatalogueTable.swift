/// A table or view as the database's own catalogue describes it.
struct CatalogueTable: Sendable, Hashable {
  var columns: [CatalogueColumn]
  var canRead: Bool
  var canWrite: Bool
  /// The first key of each index, as `pg_get_indexdef` writes it.
  var indexedFirst: Set<String>

  func column(_ name: String) -> CatalogueColumn? { columns.first { $0.name == name } }
}
