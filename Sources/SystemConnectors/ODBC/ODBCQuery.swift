import DataMap

/// The SELECT of one step, for some of its keys: its text has no value in it, its parameters have them all.
struct ODBCQuery: Sendable {
  /// Keys of one query. Databases take at least so many parameters.
  static let keys = 500

  var sql: String
  var parameters: [String]
  /// The keys that it asks for, by input.
  var values: [SearchInput: [String]]

  /// The queries of a step, each with some hundreds of keys.
  ///
  /// Where every field has to match, the first field's keys are divided and the others' are checked on the rows.
  static func make(_ step: SearchStep, dialect: ODBCDialect, values: [SearchInput: [String]]) -> [ODBCQuery] {
    var pieces: [(input: SearchInput, texts: [String])] = []
    let asked = step.matchesAll ? step.inputs.filter { $0.target == step.inputs.first?.target } : step.inputs
    for input in asked {
      let texts = values[input] ?? []
      for start in stride(from: 0, to: texts.count, by: keys) {
        pieces.append((input, Array(texts[start..<min(start + keys, texts.count)])))
      }
    }
    var groups: [[(input: SearchInput, texts: [String])]] = []
    for piece in pieces {
      if let last = groups.last, last.reduce(0, { $0 + $1.texts.count }) + piece.texts.count <= keys {
        groups[groups.count - 1].append(piece)
      } else {
        groups.append([piece])
      }
    }
    return groups.map { make(step, dialect: dialect, $0) }
  }

  private static func make(
    _ step: SearchStep, dialect: ODBCDialect, _ pieces: [(input: SearchInput, texts: [String])]
  ) -> ODBCQuery {
    var parameters: [String] = []
    let conditions = pieces.map { input, texts in
      let column = dialect.compared(dialect.identifier(input.target[0]), input.match)
      let variants = texts.flatMap { dialect.variants($0, input.match) }
      parameters += variants
      return "\(column) IN (\(variants.map { _ in "?" }.joined(separator: ", ")))"
    }
    let columns = step.collection.fields.map { field in
      let name = dialect.identifier(field.name)
      return field.isSecret ? "CASE WHEN \(name) IS NULL THEN 0 ELSE 1 END" : name
    }
    let keys = step.collection.fields.filter(\.meta.primaryKey).map { dialect.identifier($0.name) }
    let order = keys.isEmpty ? "" : " ORDER BY \(keys.joined(separator: ", "))"
    return ODBCQuery(
      sql: "SELECT \(columns.joined(separator: ", ")) FROM \(dialect.table(step.collection.name, schema: step.schema)) "
        + "WHERE \(conditions.joined(separator: " OR "))\(order)",
      parameters: parameters, values: Dictionary(pieces.map { ($0.input, $0.texts) }, uniquingKeysWith: +))
  }

  /// The text with one question mark for each list, as the coverage keeps it.
  var shape: String {
    var text = sql
    while text.contains("?, ?") { text = text.replacing("?, ?", with: "?") }
    return text
  }
}
