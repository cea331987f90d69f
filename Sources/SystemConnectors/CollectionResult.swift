public import DataMap

/// The rows of one collection that are about the person.
public struct CollectionResult: Sendable, Hashable {
  /// How the search of the collection ended.
  public enum Status: Sendable, Hashable {
    case searched
    /// More rows matched than the limit allows: a person decides how to go on. No rows are given, for a part would pass as the whole.
    case limitExceeded(limit: Int)
    /// The collection hangs on one whose limit was exceeded.
    case notSearched(after: CollectionAddress)
  }

  public var dataset: String
  public var collection: String
  /// By column; a credential is ``JSONValue/heldSecret``.
  public var rows: [[String: JSONValue]]
  /// The time of the round trip that this query was part of.
  public var milliseconds: Int
  /// The query without values, for the coverage record.
  public var queryShape: String
  public var status: Status

  public init(
    dataset: String, collection: String, rows: [[String: JSONValue]], milliseconds: Int, queryShape: String, status: Status = .searched
  ) {
    self.dataset = dataset
    self.collection = collection
    self.rows = rows
    self.milliseconds = milliseconds
    self.queryShape = queryShape
    self.status = status
  }

  public var address: CollectionAddress { CollectionAddress(dataset: dataset, collection: collection) }
}
