import RightsCase

extension SearchOutcome {
  var words: String {
    switch self {
    case .found: "found"
    case .nothingFound: "nothing found"
    case .skipped: "skipped"
    case .confirmedByPerson: "confirmed by a person"
    case .failed: "failed"
    }
  }
}

extension SystemSearched {
  /// Rows over all collections.
  var rowCount: Int { collections.reduce(0) { $0 + $1.rows } }

  /// `found 12 rows in 3 of 5 collections`.
  var summary: String {
    switch outcome {
    case .found:
      "found \(rowCount.counted("row")) in \(collections.count { $0.rows > 0 }) of \(collections.count.counted("collection"))"
    case .nothingFound: "nothing found in \(collections.count.counted("collection"))"
    case .skipped, .confirmedByPerson, .failed: outcome.words + (reason.map { ": \($0)" } ?? "")
    }
  }
}
