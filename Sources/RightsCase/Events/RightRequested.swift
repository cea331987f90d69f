public import FoundationEssentials
public import RightsLaw

/// A right was asked for: one item with its own clock and decision.
public struct RightRequested: Codable, Hashable, Sendable {
  /// The item's number in the case, from 1.
  public var item: Int
  public var right: Right
  public var submission: UUID
  /// The local date that starts this item's clock.
  public var receivedOn: LocalDate
  /// The channels that a marketing stop is about; empty means all of them (R7).
  public var channels: [MarketingChannel]

  public init(item: Int, right: Right, submission: UUID, receivedOn: LocalDate, channels: [MarketingChannel] = []) {
    self.item = item
    self.right = right
    self.submission = submission
    self.receivedOn = receivedOn
    self.channels = channels
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    item = try container.decode(Int.self, forKey: .item)
    right = try container.decode(Right.self, forKey: .right)
    submission = try container.decode(UUID.self, forKey: .submission)
    receivedOn = try container.decode(LocalDate.self, forKey: .receivedOn)
    // Events of earlier versions do not have it.
    channels = try container.decodeIfPresent([MarketingChannel].self, forKey: .channels) ?? []
  }
}
