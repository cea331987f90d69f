import DataMap
import PostgresClient

/// The statements of one suppression: which rows are the person's, and which of them are still switched on.
struct SuppressionQuery: Sendable {
  /// Counts the person's rows, and those that are switched on; the rows stay locked where the transaction may write.
  let count: PostgresStatement
  /// Switches off what is on; `nil` where the order concerns no switch of this system.
  let update: PostgresStatement?

  /// - Returns: `nil` where nothing of the order is a key of this system: no row can be the person's.
  static func make(
    _ suppression: SystemSuppression, _ order: SuppressionOrder, collection: DatasetCollection, schema: String?, table: CatalogueTable,
    homeCountryCode: String
  ) throws(CollectionFault) -> SuppressionQuery? {
    var builder = CollectionQuery.Builder()
    for match in suppression.match {
      switch match {
      case .email(let field):
        try add(field, .email, .folded, order.keys.emails, collection, table, homeCountryCode, &builder)
      case .phone(let field):
        try add(field, .phone, .digits, order.keys.phones, collection, table, homeCountryCode, &builder)
      case .customerNumber(let field):
        try add(field, .customerNumber, .exact, order.keys.customerNumbers, collection, table, homeCountryCode, &builder)
      case .postal(let names, let postcode):
        try addPostal(names, postcode, order.keys, collection, table, &builder)
      }
    }
    guard !builder.conditions.isEmpty else { return nil }
    let mine = builder.conditions.map { "(\($0))" }.joined(separator: " OR ")
    let source = SQLText.table(collection.name, schema: schema)
    let switches = suppression.fields(for: order.channels)
    for name in switches {
      let column = try column(name, collection, table)
      guard column.type == "boolean" else { throw .unfit(field: name, type: column.type, use: "is a switch: false means stopped") }
    }
    // Null counts as on: nobody has said no there.
    let isOn = switches.isEmpty ? "false" : switches.map { "\(SQLText.identifier($0)) IS DISTINCT FROM false" }.joined(separator: " OR ")
    let off = switches.map { "\(SQLText.identifier($0)) = false" }.joined(separator: ", ")
    return SuppressionQuery(
      count: PostgresStatement(
        "SELECT count(*) AS matched, count(*) FILTER (WHERE \(isOn)) AS switched_on FROM \(source) WHERE \(mine)", builder.parameters),
      update: switches.isEmpty
        ? nil : PostgresStatement("UPDATE \(source) SET \(off) WHERE (\(mine)) AND (\(isOn))", builder.parameters))
  }

  private static func column(
    _ name: String, _ collection: DatasetCollection, _ table: CatalogueTable
  ) throws(CollectionFault) -> CatalogueColumn {
    guard let column = table.column(name) else { throw .missingColumn(collection.field(at: [name]), table) }
    return column
  }

  private static func add(
    _ field: String, _ kind: IdentityKind, _ match: MatchRule, _ values: [String], _ collection: DatasetCollection,
    _ table: CatalogueTable, _ homeCountryCode: String, _ builder: inout CollectionQuery.Builder
  ) throws(CollectionFault) {
    let texts = LookupValues.make(values, kind: kind, match: match, homeCountryCode: homeCountryCode)
    guard !texts.isEmpty else { return }
    let column = try column(field, collection, table)
    try builder.match(SearchInput(source: .identity(kind), target: [field], match: match), column, texts)
  }

  private static func addPostal(
    _ names: [String], _ postcode: String, _ keys: SuppressionKeys, _ collection: DatasetCollection, _ table: CatalogueTable,
    _ builder: inout CollectionQuery.Builder
  ) throws(CollectionFault) {
    guard let name = keys.name.flatMap({ PostalName($0) }), let code = keys.postcode.flatMap({ PostalName.postcode($0) }) else { return }
    var parts: [String] = []
    for name in names { parts.append("\(SQLText.identifier(try column(name, collection, table).name))::text") }
    let place = "\(SQLText.identifier(try column(postcode, collection, table).name))::text"
    let folded = "btrim(regexp_replace(lower(concat_ws(' ', \(parts.joined(separator: ", ")))), '[^[:alnum:]]+', ' ', 'g'))"
    builder.add(
      condition: "upper(regexp_replace(\(place), '[^A-Za-z0-9]', '', 'g')) = \(builder.bind(.text(code))) "
        + "AND (\(folded) = ANY(\(builder.bind(.textArray(name.exact)))::text[]) "
        + "OR \(folded) LIKE ANY(\(builder.bind(.textArray(name.patterns)))::text[]))")
  }
}
