public import FoundationEssentials
public import RightsLaw

/// A person decided whom to tell of a breach, and has told them (law.md R24; Articles 33 and 34).
public struct BreachAssessed: Codable, Hashable, Sendable {
  public enum Authority: String, Codable, Hashable, Sendable, CaseIterable {
    /// The authority was told.
    case told
    /// A risk to anyone is unlikely; the record says why (Article 33(1)).
    case noRisk = "no-risk"
  }

  public enum Person: String, Codable, Hashable, Sendable, CaseIterable {
    /// Whoever the data is about was told.
    case told
    /// A high risk is unlikely, or was averted; the record says why (Article 34).
    case noHighRisk = "no-high-risk"
  }

  public var breach: Int
  public var authority: Authority
  public var person: Person
  /// When the authority was told, in seconds since 1970; `nil` where it was not.
  public var toldAt: Int?
  /// Vault item (correspondence): the assessment, and why the authority was told late where it was (Article 33(1)).
  public var recordItem: UUID
  public var on: LocalDate

  public init(breach: Int, authority: Authority, person: Person, toldAt: Int? = nil, recordItem: UUID, on: LocalDate) {
    self.breach = breach
    self.authority = authority
    self.person = person
    self.toldAt = toldAt
    self.recordItem = recordItem
    self.on = on
  }
}
