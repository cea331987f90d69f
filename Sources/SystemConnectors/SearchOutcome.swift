public import DataMap

/// What the search of one system found, collection by collection: the record that proves coverage (law.md O2).
public struct SearchOutcome: Sendable, Hashable {
  /// In the plan's order; one for each step, also where nothing was found.
  public var collections: [CollectionResult]
  /// Collections that the plan left out, with the reason.
  public var unsearched: [UnsearchedCollection]

  public init(collections: [CollectionResult], unsearched: [UnsearchedCollection] = []) {
    self.collections = collections
    self.unsearched = unsearched
  }

  /// Whether every step was searched to its end.
  public var isComplete: Bool { collections.allSatisfy { $0.status == .searched } }

  /// How many rows all collections have together.
  public var rowCount: Int { collections.reduce(0) { $0 + $1.rowCount } }
}
