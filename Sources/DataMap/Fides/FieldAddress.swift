/// One field, possibly nested, of one collection.
public struct FieldAddress: Sendable, Hashable, Codable, CustomStringConvertible {
  public var collection: CollectionAddress
  /// The column, then the names below it; never empty.
  public var path: [String]

  public init(collection: CollectionAddress, path: [String]) {
    self.collection = collection
    self.path = path
  }

  public init(dataset: String, collection: String, path: [String]) {
    self.init(collection: CollectionAddress(dataset: dataset, collection: collection), path: path)
  }

  /// Reads `dataset.collection.field[.nested…]`.
  public init?(parsing text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 3, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    self.init(dataset: parts[0], collection: parts[1], path: Array(parts[2...]))
  }

  public var description: String { "\(collection).\(path.joined(separator: "."))" }
}
