public import DataMap

/// Whose marketing is to stop, and by which channels.
public struct SuppressionOrder: Sendable, Hashable {
  public var keys: SuppressionKeys
  /// Empty means all of them.
  public var channels: [SuppressionChannel]

  public init(keys: SuppressionKeys, channels: [SuppressionChannel]) {
    self.keys = keys
    self.channels = channels
  }
}
