import DataMap
import PostgresClient

/// The SELECT of one step: its text has no value in it, its parameters have them all.
struct CollectionQuery: Sendable {
  /// What becomes of one selected expression.
  enum Output: Sendable {
    case value(field: String, kind: ValueKind, isArray: Bool)
    /// True where the column holds a credential.
    case secret(field: String)
    /// True where the object in the column holds a credential at the path.
    case nestedSecret(field: String, path: [String])
  }

  var statement: PostgresStatement
  var outputs: [Output]

  /// - Parameters:
  ///   - values: The texts to look for, by input; inputs without any are left out.
  ///   - limit: One row more than it is asked for, to see that there are more.
  ///   - isOrdered: By the primary key, where there is one. Rows that are read at once are put in order afterwards.
  /// - Returns: `nil` where no input has a value: there is nothing to ask.
  static func make(
    _ step: SearchStep, table: CatalogueTable, values: [SearchInput: [String]], limit: Int, isOrdered: Bool = false
  ) throws(CollectionFault) -> CollectionQuery? {
    var builder = Builder()
    for field in step.collection.fields {
      guard let column = table.column(field.name) else { throw .missingColumn(field, table) }
      try builder.select(field, column)
    }
    // Ways into the same field are alternatives; between fields the data map says.
    var conditions: [[String]: [String]] = [:]
    for input in step.inputs {
      guard let texts = values[input], !texts.isEmpty, let name = input.target.first else { continue }
      guard let column = table.column(name) else { throw .missingColumn(step.collection.field(at: [name]), table) }
      try builder.match(input, column, texts)
      conditions[input.target, default: []] += builder.takeConditions()
    }
    guard !conditions.isEmpty else { return nil }
    let alternatives = step.inputs.map(\.target).reduce(into: [String]()) { texts, target in
      guard let some = conditions.removeValue(forKey: target) else { return }
      texts.append(step.matchesAll && some.count > 1 ? "(\(some.joined(separator: " OR ")))" : some.joined(separator: " OR "))
    }
    let condition = alternatives.joined(separator: step.matchesAll ? " AND " : " OR ")
    let source = SQLText.table(step.collection.name, schema: step.schema)
    let keys = isOrdered ? step.collection.fields.filter(\.meta.primaryKey).map { SQLText.identifier($0.name) } : []
    let order = keys.isEmpty ? "" : "ORDER BY \(keys.joined(separator: ", ")) "
    let sql = """
      SELECT \(builder.expressions.joined(separator: ", ")) FROM \(source) \
      WHERE \(condition) \(order)LIMIT \(builder.bind(.int(Int64(limit) + 1)))
      """
    return CollectionQuery(statement: PostgresStatement(sql, builder.parameters), outputs: builder.outputs)
  }
}
