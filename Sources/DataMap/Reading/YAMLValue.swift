import Yams

/// One value of a YAML file, which knows where it stands and what it is called.
struct YAMLValue {
  var node: Node
  var file: String
  /// The keys that lead here, for messages: `dataset[0].collections[2].name`.
  var path: String
  var log: FaultLog

  var location: SourceLocation {
    SourceLocation(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  var isNull: Bool { node.scalar != nil && node.null != nil }

  var isScalar: Bool { node.scalar != nil }

  func string() -> String? {
    // A number or a boolean is as good as its text: `postcode: 12345`, `name: yes`.
    guard let scalar = node.scalar, !isNull else { return wrongType("text") }
    return scalar.string
  }

  func bool() -> Bool? {
    guard let value = node.bool else { return wrongType("true or false") }
    return value
  }

  func int() -> Int? {
    guard let value = node.int else { return wrongType("a whole number") }
    return value
  }

  func mapping() -> YAMLMapping? {
    guard let mapping = node.mapping else { return wrongType("a mapping of keys to values") }
    return YAMLMapping(mapping: mapping, value: self)
  }

  func list() -> [YAMLValue]? {
    guard let sequence = node.sequence else { return wrongType("a list") }
    return sequence.enumerated().map { YAMLValue(node: $1, file: file, path: "\(path)[\($0)]", log: log) }
  }

  func strings() -> [String]? { list()?.compactMap { $0.string() } }

  func json() -> JSONValue {
    if isNull { return .null }
    switch node {
    case .mapping(let mapping):
      return .object(
        Dictionary(
          mapping.map { key, value in (key.string ?? "", YAMLValue(node: value, file: file, path: path, log: log).json()) },
          uniquingKeysWith: { $1 }))
    case .sequence(let sequence):
      return .array(sequence.map { YAMLValue(node: $0, file: file, path: path, log: log).json() })
    case .scalar(let scalar):
      if let value = node.bool { return .bool(value) }
      if let value = node.int { return .int(Int64(value)) }
      if let value = node.float { return .double(value) }
      return .string(scalar.string)
    case .alias:
      return .null
    }
  }

  func fault(_ code: DataMapFault.Code, _ message: String, remedy: String) {
    log.add(code, message, at: location, remedy: remedy)
  }

  private func wrongType<T>(_ expected: String) -> T? {
    fault(.wrongType, "`\(path)` is not \(expected).", remedy: "Write \(expected) there.")
    return nil
  }
}
