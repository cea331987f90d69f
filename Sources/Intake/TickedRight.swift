public import RightsCase
public import RightsLaw

/// A right that a person ticked on a form.
public struct TickedRight: Codable, Hashable, Sendable {
  public var right: Right
  /// The channels that a marketing stop was ticked for; none means all, as it does for another right.
  public var channels: [RightsCase.MarketingChannel]

  public init(_ right: Right, channels: [RightsCase.MarketingChannel] = []) {
    self.right = right
    self.channels = channels
  }
}
