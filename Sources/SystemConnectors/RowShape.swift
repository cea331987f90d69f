import DataMap

/// Cuts a row down to what the data map says that the collection holds, with credentials held back.
struct RowShape {
  private let fields: [DatasetField]

  init(_ collection: DatasetCollection) {
    fields = collection.fields
  }

  /// Every declared field, `null` where the source has none; nothing that is not declared.
  func row(of members: [String: JSONValue]) -> [String: JSONValue] {
    Dictionary(
      fields.map { ($0.name, Self.withholding(members[$0.name] ?? .null, $0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// The value of a text field in the type that the data map gives it; as it stands where it does not fit.
  static func typed(_ text: String, _ field: DatasetField) -> JSONValue {
    guard !text.isEmpty else { return .null }
    switch field.meta.dataType?.base {
    case .integer: return Int64(text).map(JSONValue.int) ?? .string(text)
    case .float: return Double(text).flatMap { $0.isFinite ? .double($0) : nil } ?? .string(text)
    case .boolean:
      switch text.lowercased() {
      case "true", "yes": return .bool(true)
      case "false", "no": return .bool(false)
      default: return .string(text)
      }
    default: return .string(text)
    }
  }

  /// That a credential is held is told, what it is never leaves its system (N20).
  private static func withholding(_ value: JSONValue, _ field: DatasetField) -> JSONValue {
    if field.isSecret { return value.isNull || value == "" ? .null : .heldSecret }
    guard !field.secretPaths.isEmpty else { return value }
    switch value {
    case .object(var members):
      for nested in field.fields {
        if let member = members[nested.name] { members[nested.name] = withholding(member, nested) }
      }
      return .object(members)
    case .array(let elements): return .array(elements.map { withholding($0, field) })
    // Text or a number where an object was to be: nobody knows what is in it.
    default: return value.isNull ? .null : .heldSecret
    }
  }
}
