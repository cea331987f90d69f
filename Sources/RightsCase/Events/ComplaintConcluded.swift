public import FoundationEssentials
public import RightsLaw

/// A complaint has been looked into; the person is told the outcome without undue delay (law.md C11, R10).
public struct ComplaintConcluded: Codable, Hashable, Sendable {
  public enum Outcome: String, Codable, Hashable, Sendable, CaseIterable {
    case upheld
    case upheldInPart = "upheld-in-part"
    case notUpheld = "not-upheld"
  }

  public var item: Int
  public var outcome: Outcome
  /// Vault item (correspondence) with what was found, in the words of whoever looked into it.
  public var reasonsItem: UUID
  /// Who decided, by login.
  public var decider: String
  /// Whom the complaint is about, by login, where it is about somebody of the office: they do not decide it (law.md R23).
  public var about: [String]
  public var on: LocalDate

  public init(item: Int, outcome: Outcome, reasonsItem: UUID, decider: String, about: [String], on: LocalDate) {
    self.item = item
    self.outcome = outcome
    self.reasonsItem = reasonsItem
    self.decider = decider
    self.about = about
    self.on = on
  }
}
