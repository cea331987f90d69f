import DataMap
import PostgresClient

/// The tables of a system as they are now; types and names come from here, so that keys are compared in a column's own type.
struct Catalogue: Sendable {
  var tables: [CollectionAddress: CatalogueTable]
  var user: String
  var isSuperuser: Bool

  /// One row a table and column; a missing table has one row without a column.
  private static let query = """
    SELECT t.ordinality - 1 AS position, current_user AS login,
      (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user) AS superuser,
      r.oid IS NOT NULL AS found, a.attname AS name,
      pg_catalog.format_type(coalesce(nullif(y.typbasetype, 0), y.oid), NULL) AS type,
      CASE WHEN y.typcategory = 'A' THEN pg_catalog.format_type(y.typelem, NULL) END AS element,
      coalesce(pg_catalog.has_table_privilege(r.oid, 'SELECT')
        OR pg_catalog.has_column_privilege(r.oid, a.attnum, 'SELECT'), false) AS readable,
      coalesce(pg_catalog.has_table_privilege(r.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
        OR pg_catalog.has_any_column_privilege(r.oid, 'INSERT, UPDATE'), false) AS writable,
      ARRAY(SELECT pg_catalog.pg_get_indexdef(i.indexrelid, 1, true) FROM pg_catalog.pg_index i
        WHERE i.indrelid = r.oid AND i.indisvalid AND a.attnum = (SELECT min(b.attnum) FROM pg_catalog.pg_attribute b
          WHERE b.attrelid = r.oid AND b.attnum > 0 AND NOT b.attisdropped)) AS indexed
    FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS t(schema_name, table_name, ordinality)
    LEFT JOIN LATERAL (SELECT pg_catalog.to_regclass(
      CASE WHEN t.schema_name = '' THEN quote_ident(t.table_name)
      ELSE quote_ident(t.schema_name) || '.' || quote_ident(t.table_name) END)::oid AS oid) r ON true
    LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_catalog.pg_type y ON y.oid = a.atttypid
    ORDER BY t.ordinality, a.attnum
    """

  static func statement(_ places: [(address: CollectionAddress, schema: String?)]) -> PostgresStatement {
    PostgresStatement(query, [.textArray(places.map { $0.schema ?? "" }), .textArray(places.map(\.address.collection))])
  }

  init(_ result: PostgresResult, places: [(address: CollectionAddress, schema: String?)]) throws(PostgresError) {
    tables = [:]
    user = ""
    isSuperuser = false
    for row in result {
      user = try row.string("login")
      isSuperuser = try row.optionalBool("superuser") ?? false
      guard try row.bool("found") else { continue }
      let address = places[try row.int("position")].address
      var table = tables[address] ?? CatalogueTable(columns: [], canRead: true, canWrite: false, indexedFirst: [])
      table.canWrite = try row.bool("writable")
      if let name = try row.optionalString("name") {
        let readable = try row.bool("readable")
        table.canRead = table.canRead && readable
        let type = try row.string("type")
        let element = try row.optionalString("element")
        table.columns.append(CatalogueColumn(name: name, type: type, elementType: element ?? type, isArray: element != nil))
        table.indexedFirst.formUnion(try row.textArray("indexed"))
      }
      tables[address] = table
    }
  }
}
