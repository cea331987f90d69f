public import FoundationEssentials

/// Where a marketing stop has to take effect: decided when it is received, from the data map and the register of processors (R7).
public struct SuppressionPlan: Hashable, Sendable {
  /// The channels to stop; empty means all of them.
  public var channels: [MarketingChannel]
  /// Vault item (correspondence) with what the person can be found by.
  public var subjectItem: UUID
  /// The systems to change, at least one.
  public var systems: [String]
  /// The processors to tell (N10, N13).
  public var processors: [String]
  /// Digest (hex) of the data map that named them.
  public var dataMapDigest: String

  public init(channels: [MarketingChannel], subjectItem: UUID, systems: [String], processors: [String], dataMapDigest: String) {
    self.channels = channels
    self.subjectItem = subjectItem
    self.systems = systems
    self.processors = processors
    self.dataMapDigest = dataMapDigest
  }
}
