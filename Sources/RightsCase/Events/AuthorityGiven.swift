public import FoundationEssentials
public import RightsLaw

/// An agent has shown that they may act for the person (law.md R19, C3).
public struct AuthorityGiven: Codable, Hashable, Sendable {
  /// The rights that the authority speaks of.
  public var rights: [Right]
  /// Its last day; `nil` where it has no end.
  public var until: LocalDate?
  /// Vault item (correspondence): what was shown.
  public var recordItem: UUID
  /// The local date on which it arrived.
  public var on: LocalDate

  public init(rights: [Right], until: LocalDate?, recordItem: UUID, on: LocalDate) {
    self.rights = rights
    self.until = until
    self.recordItem = recordItem
    self.on = on
  }
}
