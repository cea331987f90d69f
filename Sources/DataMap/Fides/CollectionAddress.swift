/// One collection (a table) of one dataset.
public struct CollectionAddress: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  public var dataset: String
  public var collection: String

  public init(dataset: String, collection: String) {
    self.dataset = dataset
    self.collection = collection
  }

  public var description: String { "\(dataset).\(collection)" }

  public static func < (a: Self, b: Self) -> Bool { (a.dataset, a.collection) < (b.dataset, b.collection) }
}
