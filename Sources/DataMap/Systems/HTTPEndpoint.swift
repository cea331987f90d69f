/// Where the rows of one collection come from.
public struct HTTPEndpoint: Sendable, Hashable {
  public var collection: CollectionAddress
  /// The ways to ask, one for each field that a search enters the collection by.
  public var lookups: [HTTPLookup]
  /// Names that lead from the answer to the rows; empty where the answer itself is the list, or the one row.
  public var rows: [String]
  public var pages: HTTPPages?
  public var location: SourceLocation

  public init(collection: CollectionAddress, lookups: [HTTPLookup], rows: [String], pages: HTTPPages?, location: SourceLocation) {
    self.collection = collection
    self.lookups = lookups
    self.rows = rows
    self.pages = pages
    self.location = location
  }

  public func lookup(by field: [String]) -> HTTPLookup? { lookups.first { $0.field == field } }
}
