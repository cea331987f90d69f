public import FoundationEssentials

/// The DPO refused an item; a refusal letter is assembled next and needs an approval of its own.
public struct RightRefused: Codable, Hashable, Sendable {
  public var item: Int
  /// The typed ground of RightsLaw, by its code.
  public var ground: String
  /// Vault item (correspondence) with the reasons in the DPO's words.
  public var reasonsItem: UUID

  public init(item: Int, ground: String, reasonsItem: UUID) {
    self.item = item
    self.ground = ground
    self.reasonsItem = reasonsItem
  }
}
