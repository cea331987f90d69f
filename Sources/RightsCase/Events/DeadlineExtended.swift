public import FoundationEssentials
public import RightsLaw

/// The period is to be extended by two months (law.md C5). It takes effect when the notice has been sent; the clock is stated anew then.
public struct DeadlineExtended: Codable, Hashable, Sendable {
  public var item: Int
  public var reason: ExtensionReason
  /// What makes it complex, or which other requests there are: the notice tells these.
  public var causes: [ExtensionCause]
  /// Vault item (correspondence) with the reasons in the officer's words, as evidence.
  public var reasonsItem: UUID
  public var on: LocalDate

  public init(item: Int, reason: ExtensionReason, causes: [ExtensionCause], reasonsItem: UUID, on: LocalDate) {
    self.item = item
    self.reason = reason
    self.causes = causes
    self.reasonsItem = reasonsItem
    self.on = on
  }
}
