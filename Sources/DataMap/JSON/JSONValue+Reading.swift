extension JSONValue {
  /// Whether there is no value.
  public var isNull: Bool { self == .null }

  /// The text of a string; `nil` for every other kind.
  public var stringValue: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The text by which a scalar is looked up elsewhere; `nil` for null, arrays and objects.
  public var keyText: String? {
    switch self {
    case .null, .array, .object: nil
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .double(let value): value == value.rounded() && abs(value) < 9e15 ? String(Int64(value)) : String(value)
    case .string(let value): value
    }
  }

  /// Every scalar below `path`, through objects by name and through arrays element by element.
  public func scalars(at path: some Sequence<String>) -> [JSONValue] {
    var level = [self]
    for name in path {
      level = level.flatMap(\.elements).compactMap { value -> JSONValue? in
        guard case .object(let members) = value else { return nil }
        return members[name]
      }
    }
    return level.flatMap(\.elements).filter { $0.keyText != nil }
  }

  /// The value itself, or the elements of an array at any depth.
  private var elements: [JSONValue] {
    if case .array(let values) = self { values.flatMap(\.elements) } else { [self] }
  }
}
