public import FoundationEssentials
public import RightsLaw

/// Whoever writes for another is to show that they may (law.md R19); the clock counts from the day on which it is asked (C3).
public struct AuthorityRequested: Codable, Hashable, Sendable {
  /// Vault item (correspondence): why there is a doubt.
  public var reasonsItem: UUID
  public var on: LocalDate

  public init(reasonsItem: UUID, on: LocalDate) {
    self.reasonsItem = reasonsItem
    self.on = on
  }
}
