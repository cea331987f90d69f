/// What the search of one collection looked like.
public struct CollectionCount: Codable, Hashable, Sendable {
  /// `dataset.collection`.
  public var collection: String
  public var rows: Int
  public var milliseconds: Int

  public init(collection: String, rows: Int, milliseconds: Int) {
    self.collection = collection
    self.rows = rows
    self.milliseconds = milliseconds
  }
}
