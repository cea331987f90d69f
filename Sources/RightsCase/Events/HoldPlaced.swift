public import FoundationEssentials
public import RightsLaw

/// The case's records are held for legal claims (Article 17(3)(e)): they are not destroyed while the hold lasts. No date of the law moves.
public struct HoldPlaced: Codable, Hashable, Sendable {
  /// Vault item (correspondence): which claim, and why the records are needed.
  public var reasonsItem: UUID
  public var on: LocalDate

  public init(reasonsItem: UUID, on: LocalDate) {
    self.reasonsItem = reasonsItem
    self.on = on
  }
}
