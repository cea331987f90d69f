import DataMap

/// One value that one endpoint is asked for.
struct EndpointQuestion {
  let endpoint: HTTPEndpoint
  let lookup: HTTPLookup
  let input: SearchInput
  let value: String
  /// Of the first page.
  let address: String

  /// The rows of a page with what the address says of them: below `/people/7` every row is number seven's, whether it says so or not.
  ///
  /// - Returns: `nil` when one is about somebody else.
  func own(_ rows: [[String: JSONValue]]) -> [[String: JSONValue]]? {
    let filter = RowFilter([input: [value]])
    var own: [[String: JSONValue]] = []
    for var row in rows {
      if lookup.isAskedByPath, input.target.count == 1, let name = input.target.first, row[name] ?? .null == .null {
        row[name] = .string(value)
      }
      guard filter.matches(row) else { return nil }
      own.append(row)
    }
    return own
  }
}

/// How a request looks without the value asked for.
enum RequestShape {
  static func text(of lookup: HTTPLookup) -> String {
    let query = lookup.query.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
    return query.isEmpty ? lookup.path : "\(lookup.path)?\(query)"
  }
}
