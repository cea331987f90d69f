/// The type that a dataset gives for a field: `string`, `integer[]`, `object` …
public struct DataType: Sendable, Hashable, CustomStringConvertible {
  public enum Base: String, Sendable, Hashable, CaseIterable {
    case string, integer, float, boolean, object
    case objectID = "object_id"
  }

  public var base: Base
  public var isArray: Bool

  public init(_ base: Base, isArray: Bool = false) {
    self.base = base
    self.isArray = isArray
  }

  /// Reads `string`, `string[]` …; `nil` for a type that the format does not have.
  public init?(parsing text: String) {
    isArray = text.hasSuffix("[]")
    guard let base = Base(rawValue: isArray ? String(text.dropLast(2)) : text) else { return nil }
    self.base = base
  }

  public var description: String { base.rawValue + (isArray ? "[]" : "") }
}
