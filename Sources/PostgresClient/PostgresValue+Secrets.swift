import FoundationEssentials

extension PostgresValue {
  /// Shorter texts are too common in a server's own words to be told apart from them.
  private static let shortestSecret = 4

  /// The texts by which a server's message could quote this parameter.
  var secrets: [String] {
    let texts: [String] =
      switch self {
      case .null, .bool, .bytes, .bytesArray: []
      case .text(let text), .json(let text): [text]
      case .int(let number): [String(number)]
      case .double(let number): [number.description]
      case .uuid(let uuid): [uuid.uuidString, uuid.uuidString.lowercased()]
      case .timestamp(let date): TimestampText.encode(date).map { [$0] } ?? []
      case .textArray(let texts): texts
      case .uuidArray(let uuids): uuids.flatMap { [$0.uuidString, $0.uuidString.lowercased()] }
      case .intArray(let numbers): numbers.map { String($0) }
      }
    return texts.filter { $0.count >= Self.shortestSecret }
  }
}
