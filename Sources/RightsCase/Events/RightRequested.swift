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

  public init(item: Int, right: Right, submission: UUID, receivedOn: LocalDate) {
    self.item = item
    self.right = right
    self.submission = submission
    self.receivedOn = receivedOn
  }
}
