public import DataMap

/// The rows of one collection that are about the person.
public struct CollectionResult: Sendable, Hashable {
  /// How the search of the collection ended.
  public enum Status: Sendable, Hashable {
    case searched
    /// More rows matched than the limit allows: a person decides how to go on. No rows are given, for a part would pass as the whole.
    case limitExceeded(limit: Int)
    /// A line that could not be read has one of the person's keys in it: a person looks at it. No rows are given.
    case unreadable(file: String, line: Int)
    /// The collection hangs on one that was not searched to its end.
    case notSearched(after: CollectionAddress)
  }

  public var dataset: String
  public var collection: String
  /// By column; a credential is ``JSONValue/heldSecret``. Empty where they were handed over to a ``RowSink``.
  public var rows: [[String: JSONValue]]
  /// How many rows were handed over while the search ran.
  public var handedOver = 0
  /// The time of the round trip that this query was part of.
  public var milliseconds: Int
  /// The query without values, for the coverage record.
  public var queryShape: String
  public var status: Status
  /// Lines of files that are no rows and do not mention the person: told, so that nothing passes as looked at that was not (O2).
  public var unreadable: [UnreadableLines] = []

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

  /// How many rows are about the person.
  public var rowCount: Int { rows.count + handedOver }

  public var address: CollectionAddress { CollectionAddress(dataset: dataset, collection: collection) }
}
