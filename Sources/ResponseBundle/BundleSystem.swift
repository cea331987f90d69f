/// One system of the data map with what its search found (law.md O2).
public struct BundleSystem: Hashable, Sendable {
  /// How the search ended. There is no "open" and no "failed": an answer cannot be completed while a system is either.
  public enum Outcome: Hashable, Sendable {
    case found
    case nothingFound
    /// With the reason, in words for the person.
    case skipped(reason: String)
    /// A person answered for the system.
    case confirmedByPerson
  }

  /// The key in the data map.
  public var key: String
  /// The plain name.
  public var name: String
  /// Who looks after the system; empty where unknown.
  public var owner: String
  public var outcome: Outcome
  public var collections: [BundleCollection]

  public init(key: String, name: String, owner: String, outcome: Outcome, collections: [BundleCollection]) {
    self.key = key
    self.name = name
    self.owner = owner
    self.outcome = outcome
    self.collections = collections
  }

  /// How many records all collections hold together.
  public var rowCount: Int { collections.reduce(0) { $0 + $1.rows.count } }
}

extension BundleSystem.Outcome {
  /// As manifests and `data.json` write it; the same words as the case's events use.
  public var code: String {
    switch self {
    case .found: "found"
    case .nothingFound: "nothing-found"
    case .skipped: "skipped"
    case .confirmedByPerson: "confirmed-by-person"
    }
  }

  /// Why the system was skipped.
  public var reason: String? {
    if case .skipped(let reason) = self { reason } else { nil }
  }
}
