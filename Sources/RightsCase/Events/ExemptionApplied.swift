public import FoundationEssentials
public import RightsLaw

/// Part of an answer is withheld on a ground: a refusal in part (law.md R14, R16). The decider is the login that appended it.
public struct ExemptionApplied: Codable, Hashable, Sendable {
  public var item: Int
  /// The ground of RightsLaw, by its code.
  public var ground: String
  public var withheld: WithheldPart
  /// Vault item (correspondence): what the ground must record, in the officer's words.
  public var recordItem: UUID
  /// Which of the required fields that record has; decider and date are in the event itself.
  public var recorded: [RecordedField]
  /// The login of the second person who reviewed it.
  public var reviewer: String?
  /// Nothing may show that something was withheld (law.md R14).
  public var isSilent: Bool
  public var on: LocalDate

  public init(
    item: Int, ground: String, withheld: WithheldPart, recordItem: UUID, recorded: [RecordedField], reviewer: String?, isSilent: Bool,
    on: LocalDate
  ) {
    self.item = item
    self.ground = ground
    self.withheld = withheld
    self.recordItem = recordItem
    self.recorded = recorded
    self.reviewer = reviewer
    self.isSilent = isSilent
    self.on = on
  }
}
