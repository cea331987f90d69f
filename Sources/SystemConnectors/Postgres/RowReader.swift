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

  func row(_ source: PostgresRow) -> [String: JSONValue] {
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
    for input in step.inputs { row.narrow(to: values[input] ?? [], input, step.collection) }
    return row
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
