public import FoundationEssentials
public import RightsLaw

/// The person took back what they had asked for.
public struct RightWithdrawn: Codable, Hashable, Sendable {
  public var item: Int
  /// The message that says so; `nil` where it was said by telephone or in person.
  public var submission: UUID?
  public var on: LocalDate

  public init(item: Int, submission: UUID?, on: LocalDate) {
    self.item = item
    self.submission = submission
    self.on = on
  }
}
