public import DataMap

/// What the search of one system found.
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

  public init(system: String, collections: [Collection]) {
    self.system = system
    self.collections = collections
  }
}
