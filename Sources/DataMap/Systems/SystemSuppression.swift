/// How a stop of direct marketing is carried out in a system: suppressed, not deleted (law.md R7).
public struct SystemSuppression: Sendable, Hashable {
  /// The collection that says who gets what.
  public var collection: CollectionAddress
  /// A row is the person's if any of these matches; never empty.
  public var match: [SuppressionMatch]
  /// Boolean fields by channel: false means stopped. Never empty.
  public var channels: [SuppressionChannel: String]
  public var location: SourceLocation

  public init(
    collection: CollectionAddress, match: [SuppressionMatch], channels: [SuppressionChannel: String], location: SourceLocation
  ) {
    self.collection = collection
    self.match = match
    self.channels = channels
    self.location = location
  }

  /// The fields to switch off for a stop by these channels, each once, in order; all of them where none is named.
  public func fields(for channels: [SuppressionChannel]) -> [String] {
    let wanted = channels.isEmpty ? Array(self.channels.values) : channels.compactMap { self.channels[$0] }
    return Set(wanted).sorted()
  }
}
