public import RightsLaw

/// A system was changed as decided, and looking again proved it.
public struct SystemFulfilled: Codable, Hashable, Sendable {
  public var item: Int
  public var system: String
  /// The attempt that this ends.
  public var attempt: Int
  public var outcome: FulfilmentOutcome
  /// How many rows of each collection are the person's and were looked at after the change.
  public var collections: [CollectionCount]
  /// The local date of the second look (N10: the moment is known).
  public var on: LocalDate

  public init(item: Int, system: String, attempt: Int, outcome: FulfilmentOutcome, collections: [CollectionCount], on: LocalDate) {
    self.item = item
    self.system = system
    self.attempt = attempt
    self.outcome = outcome
    self.collections = collections
    self.on = on
  }
}
