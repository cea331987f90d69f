public import DataMap
public import Foundation

/// What the search of one system found. What is more than a few megabytes is in parts, each an item of its own with the same form.
public struct FoundData: VaultContent {
  public static let kind = "found-data"

  /// The rows of one collection.
  public struct Collection: Codable, Sendable {
    public var dataset: String
    public var collection: String
    public var rows: [[String: JSONValue]]

    public init(dataset: String, collection: String, rows: [[String: JSONValue]]) {
      self.dataset = dataset
      self.collection = collection
      self.rows = rows
    }
  }

  public var system: String
  public var collections: [Collection]
  /// The items that come before what is in ``collections``, in order. Sealed with the rest: a part that is taken away is missed.
  public var parts: [UUID]

  public init(system: String, collections: [Collection], parts: [UUID] = []) {
    self.system = system
    self.collections = collections
    self.parts = parts
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    system = try container.decode(String.self, forKey: .system)
    collections = try container.decode([Collection].self, forKey: .collections)
    parts = try container.decodeIfPresent([UUID].self, forKey: .parts) ?? []
  }

  /// Adds rows to those of their collection.
  public mutating func add(_ more: Collection) {
    if let index = collections.firstIndex(where: { $0.dataset == more.dataset && $0.collection == more.collection }) {
      collections[index].rows += more.rows
    } else {
      collections.append(more)
    }
  }
}
