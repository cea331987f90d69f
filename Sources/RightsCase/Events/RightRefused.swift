public import FoundationEssentials
public import RightsLaw

/// The DPO refused an item; a refusal letter is assembled next and needs an approval of its own.
public struct RightRefused: Codable, Hashable, Sendable {
  public var item: Int
  /// The typed ground of RightsLaw, by its code.
  public var ground: String
  /// Vault item (correspondence) with the reasons in the DPO's words, and with the rest of what the ground must record.
  public var reasonsItem: UUID
  /// Which of the required fields that record has (law.md R13-R16); decider and date are the event's own. Empty in events of earlier
  /// versions.
  public var recorded: [RecordedField]
  /// The login of the second person who reviewed it, where the ground asks for one.
  public var reviewer: String?

  public init(item: Int, ground: String, reasonsItem: UUID, recorded: [RecordedField] = [.reasoning], reviewer: String? = nil) {
    self.item = item
    self.ground = ground
    self.reasonsItem = reasonsItem
    self.recorded = recorded
    self.reviewer = reviewer
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    item = try container.decode(Int.self, forKey: .item)
    ground = try container.decode(String.self, forKey: .ground)
    reasonsItem = try container.decode(UUID.self, forKey: .reasonsItem)
    recorded = try container.decodeIfPresent([RecordedField].self, forKey: .recorded) ?? []
    reviewer = try container.decodeIfPresent(String.self, forKey: .reviewer)
  }
}
