public import FoundationEssentials
public import RightsLaw

/// The person is asked which data or which processing they mean (law.md C6). The days from the question to the answer do not count once the
/// question has been sent; the clock is stated anew then.
public struct ClarificationRequested: Codable, Hashable, Sendable {
  public var item: Int
  /// What the question is about; the notice asks for these and for nothing else.
  public var topics: [ClarificationTopic]
  /// Vault item (correspondence): why the information is reasonably needed.
  public var reasonsItem: UUID
  public var on: LocalDate

  public init(item: Int, topics: [ClarificationTopic], reasonsItem: UUID, on: LocalDate) {
    self.item = item
    self.topics = topics
    self.reasonsItem = reasonsItem
    self.on = on
  }
}
