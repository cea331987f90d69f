/// How the search of one system ended (law.md O2). `failed` keeps the case open; all others close the system's row of the coverage.
public enum SearchOutcome: String, Codable, Hashable, Sendable, CaseIterable {
  case found
  case nothingFound = "nothing-found"
  case skipped
  case confirmedByPerson = "confirmed-by-person"
  case failed

  /// Whether the system counts as covered.
  public var isCovered: Bool { self != .failed }
}
