public import DataMap
public import PostgresClient

/// Reads the catalogue of a schema for a draft of its dataset; with it a few values of each text column, which are looked at and forgotten.
public struct CatalogueDraft: Sendable {
  private let client: PostgresClient
  private let samples: Int

  /// - Parameters:
  ///   - client: With a login that only reads.
  ///   - samples: How many rows of each table are looked at; 0 for none.
  public init(client: PostgresClient, samples: Int) {
    self.client = client
    self.samples = samples
  }

  /// One row a table and column. A foreign key of several columns points nowhere that a reference could follow.
  private static let query = """
    SELECT c.relname AS table_name, pg_catalog.obj_description(c.oid, 'pg_class') AS table_comment,
      pg_catalog.has_table_privilege(c.oid, 'SELECT') AS readable, a.attname AS name,
      pg_catalog.format_type(coalesce(nullif(y.typbasetype, 0), y.oid), NULL) AS type,
      CASE WHEN y.typcategory = 'A' THEN pg_catalog.format_type(y.typelem, NULL) END AS element,
      CASE WHEN y.typname IN ('varchar', 'bpchar') AND a.atttypmod > 4 THEN a.atttypmod - 4 END AS length,
      pg_catalog.col_description(c.oid, a.attnum) AS comment, coalesce(p.contype IS NOT NULL, false) AS is_key,
      fn.nspname AS to_schema, ft.relname AS to_table, fa.attname AS to_column
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_catalog.pg_type y ON y.oid = a.atttypid
    LEFT JOIN pg_catalog.pg_constraint p ON p.conrelid = c.oid AND p.contype = 'p' AND a.attnum = ANY (p.conkey)
    LEFT JOIN LATERAL (SELECT f.confrelid, f.confkey[1] AS attnum FROM pg_catalog.pg_constraint f
      WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.conkey = ARRAY[a.attnum] ORDER BY f.conname LIMIT 1) f ON true
    LEFT JOIN pg_catalog.pg_class ft ON ft.oid = f.confrelid
    LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = ft.relnamespace
    LEFT JOIN pg_catalog.pg_attribute fa ON fa.attrelid = ft.oid AND fa.attnum = f.attnum
    WHERE n.nspname = $1 AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
    ORDER BY c.relname, a.attnum
    """

  /// The tables of a schema in the order of their names; none where there is no such schema.
  public func tables(schema: String) async throws(PostgresError) -> [DraftTable] {
    var tables: [DraftTable] = []
    for row in try await client.query(Self.query, [.text(schema)]) {
      let name = try row.string("table_name")
      if tables.last?.name != name {
        tables.append(
          DraftTable(
            name: name, comment: try row.optionalString("table_comment"), columns: [], canRead: try row.bool("readable")))
      }
      tables[tables.count - 1].columns.append(try Self.column(row))
    }
    guard samples > 0 else { return tables }
    for index in tables.indices where tables[index].canRead { try await lookAtValues(of: &tables[index], schema: schema) }
    return tables
  }

  private static func column(_ row: PostgresRow) throws(PostgresError) -> DraftTable.Column {
    var reference: DraftTable.Reference?
    if let schema = try row.optionalString("to_schema"), let table = try row.optionalString("to_table"),
      let column = try row.optionalString("to_column")
    {
      reference = .init(schema: schema, table: table, column: column)
    }
    let element = try row.optionalString("element")
    let type = try row.string("type")
    return DraftTable.Column(
      name: try row.string("name"), type: dataType(element ?? type, isArray: element != nil),
      length: try row.optionalInt("length"), isPrimaryKey: try row.bool("is_key"), comment: try row.optionalString("comment"),
      reference: reference)
  }

  /// The type in Fides' format; `nil` for dates and others that it has none for.
  private static func dataType(_ name: String, isArray: Bool) -> DataType? {
    switch ValueKind(type: name) {
    case .bool: DataType(.boolean, isArray: isArray)
    case .integer: DataType(.integer, isArray: isArray)
    case .float: DataType(.float, isArray: isArray)
    case .json: DataType(.object, isArray: isArray)
    case .instant: nil
    case .text: isText(name) ? DataType(.string, isArray: isArray) : nil
    }
  }

  private static func isText(_ name: String) -> Bool {
    ["text", "character varying", "character", "citext", "uuid", "inet", "name"].contains(name)
  }

  private func lookAtValues(of table: inout DraftTable, schema: String) async throws(PostgresError) {
    let texts = table.columns.indices.filter { table.columns[$0].type == DataType(.string) }
    guard !texts.isEmpty else { return }
    let columns = texts.map { SQLText.identifier(table.columns[$0].name) + "::text AS c\($0)" }.joined(separator: ", ")
    let rows = try await client.query(
      "SELECT \(columns) FROM \(SQLText.table(table.name, schema: schema)) LIMIT \(samples)")
    for index in texts {
      var values: [String] = []
      for row in rows { if let value = try row.optionalString("c\(index)") { values.append(value) } }
      table.columns[index].shape = ValueShape(of: values)
    }
  }
}
