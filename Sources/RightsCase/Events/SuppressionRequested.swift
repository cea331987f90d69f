public import FoundationEssentials

/// Direct marketing to the person is to stop, from the moment of receipt and before any check of identity (R7, N3).
public struct SuppressionRequested: Codable, Hashable, Sendable {
  /// The item that asks for it.
  public var item: Int
  /// The channels to stop; empty means all of them.
  public var channels: [MarketingChannel]
  /// Vault item (correspondence) with what the person can be found by.
  public var subjectItem: UUID
  public var systems: [String]
  public var processors: [String]
  /// Digest (hex) of the data map that named them.
  public var dataMapDigest: String

  public init(item: Int, plan: SuppressionPlan) {
    self.item = item
    channels = plan.channels
    subjectItem = plan.subjectItem
    systems = plan.systems
    processors = plan.processors
    dataMapDigest = plan.dataMapDigest
  }
}
