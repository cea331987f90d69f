public import FoundationEssentials
public import RightsLaw

/// A restriction that was carried out is to end on a day that is still to come; the person is told before (law.md R4, Article 18(3)).
public struct RestrictionLifted: Codable, Hashable, Sendable {
  public var item: Int
  public var reason: RestrictionEnd
  /// The day from which the data is used as before.
  public var liftedOn: LocalDate
  /// Vault item (correspondence): why, in the words of whoever decided.
  public var recordItem: UUID
  public var on: LocalDate

  public init(item: Int, reason: RestrictionEnd, liftedOn: LocalDate, recordItem: UUID, on: LocalDate) {
    self.item = item
    self.reason = reason
    self.liftedOn = liftedOn
    self.recordItem = recordItem
    self.on = on
  }
}
