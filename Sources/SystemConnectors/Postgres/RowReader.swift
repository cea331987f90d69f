import DataMap
import PostgresClient

/// Turns a query's result into rows by column name.
struct RowReader {
  let step: SearchStep
  let values: [SearchInput: [String]]
  let outputs: [CollectionQuery.Output]

  /// In the order of the primary key where there is one, so that the same data gives the same rows.
  func rows(of result: PostgresResult) -> [[String: JSONValue]] {
    let rows = result.map(row)
    let keys = step.collection.fields.filter(\.meta.primaryKey).map(\.name)
    guard !keys.isEmpty else { return rows }
    return rows.sorted { a, b in
      for key in keys {
        let (left, right) = (a[key] ?? .null, b[key] ?? .null)
        if left == right { continue }
        if case .int(let left) = left, case .int(let right) = right { return left < right }
        return (left.keyText ?? "") < (right.keyText ?? "")
      }
      return false
    }
  }

  private func row(_ source: PostgresRow) -> [String: JSONValue] {
    var row: [String: JSONValue] = [:]
    for (position, output) in outputs.enumerated() {
      let text = source.textValue(at: position)
      switch output {
      case .value(let field, let kind, let isArray):
        row[field] = text.map { isArray ? kind.array($0) : kind.value($0) } ?? .null
      case .secret(let field):
        row[field] = text == "t" ? .heldSecret : .null
      case .nestedSecret(let field, let path):
        if text == "t" { row[field] = (row[field] ?? .null).marking(path[...]) }
      }
    }
    for input in step.inputs { narrow(input, &row) }
    return row
  }

  /// An array by which the row was found gives only the elements that matched, unless the data map wants all: the others may be other people's.
  private func narrow(_ input: SearchInput, _ row: inout [String: JSONValue]) {
    guard input.target.count == 1, let name = input.target.first, case .array(let elements) = row[name],
      let field = step.collection.field(at: input.target), !field.meta.returnAllElements, let texts = values[input]
    else { return }
    let wanted = Set(texts.map { input.match == .folded ? $0.lowercased() : $0 })
    let matching = elements.filter { element in
      guard let text = element.keyText else { return false }
      switch input.match {
      case .exact: return wanted.contains(text)
      case .folded: return wanted.contains(text.lowercased())
      case .digits: return wanted.contains(String(text.unicodeScalars.filter { (48...57).contains($0.value) }.map(Character.init)))
      }
    }
    if !matching.isEmpty { row[name] = .array(matching) }
  }
}

extension JSONValue {
  /// The value with the mark of a held credential at a path.
  fileprivate func marking(_ path: ArraySlice<String>) -> JSONValue {
    guard let name = path.first else { return .heldSecret }
    guard case .object(var members) = self else { return self }
    members[name] = (members[name] ?? .object([:])).marking(path.dropFirst())
    return .object(members)
  }
}
