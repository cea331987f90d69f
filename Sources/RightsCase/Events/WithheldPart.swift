/// What an exemption keeps out of an answer: a collection of the data map, or one field of it.
public struct WithheldPart: Codable, Hashable, Sendable {
  public var system: String
  /// As the data map has it, with its dataset: `crm.notes`.
  public var collection: String
  /// `nil` for the whole collection.
  public var field: String?

  public init(system: String, collection: String, field: String? = nil) {
    self.system = system
    self.collection = collection
    self.field = field
  }
}

extension WithheldPart: CustomStringConvertible {
  public var description: String { "\(system)/\(collection)" + (field.map { "/\($0)" } ?? "") }
}
