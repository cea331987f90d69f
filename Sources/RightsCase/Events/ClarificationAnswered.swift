public import FoundationEssentials
public import RightsLaw

/// The person said what they mean: the days count again from the day after (law.md C6).
public struct ClarificationAnswered: Codable, Hashable, Sendable {
  public var item: Int
  /// The message that holds the answer; `nil` where it came by telephone or in person.
  public var submission: UUID?
  /// The local date on which the answer arrived, not that of reading it.
  public var on: LocalDate

  public init(item: Int, submission: UUID?, on: LocalDate) {
    self.item = item
    self.submission = submission
    self.on = on
  }
}
