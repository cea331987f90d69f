public import FoundationEssentials

/// One system was searched (law.md O2).
public struct SystemSearched: Codable, Hashable, Sendable {
  public var system: String
  public var outcome: SearchOutcome
  /// What was looked at, also where nothing was found.
  public var collections: [CollectionCount]
  /// Vault item (found) with the rows; `nil` where nothing was found.
  public var item: UUID?
  /// A code that says why, for `skipped` and `failed`.
  public var reason: String?
  /// Collections that the data map or the known identifiers leave out, as `dataset.collection`, and in brackets behind it lines of files that
  /// could not be read: named, not passed over (O2).
  public var unsearched: [String]

  public init(
    system: String, outcome: SearchOutcome, collections: [CollectionCount], item: UUID?, reason: String? = nil,
    unsearched: [String] = []
  ) {
    self.system = system
    self.outcome = outcome
    self.collections = collections
    self.item = item
    self.reason = reason
    self.unsearched = unsearched
  }
}
