import Foundation

/// How the search for somebody with very many rows went.
struct LargeFigures: Sendable {
  /// As the coverage counts them.
  var counted: Int
  /// As the vault has them.
  var kept: Int
  var parts: Int
  var seconds: Double
  /// By how many MiB the process grew.
  var growth: Double
}

/// The figures of discovery, with their targets.
struct DiscoveryReport: Sendable {
  /// Of each search by itself, in seconds.
  var searches: [Double]
  /// Searches a second.
  var rate: Double
  var lanes: Int
  var large: LargeFigures

  var meetsTargets: Bool { percentile(0.5) < 0.010 && rate >= 150 && large.counted == large.kept && large.growth < 100 }

  var markdown: String {
    """
    The bench estate: one person has 63 rows in 6 collections. A search is all that the worker does between taking a message and settling it: the \
    case loaded, the vault opened, the shop searched, the find sealed and committed. \(searches.count) searches, fsync on.

    | measure | figure | target |
    | --- | ---: | ---: |
    | one search, p50 | \(Self.number(percentile(0.5) * 1000)) ms | 10 ms |
    | one search, p99 | \(Self.number(percentile(0.99) * 1000)) ms | |
    | searches a second, \(lanes) at a time | \(Self.number(rate, digits: 0)) | 150 |
    | rows of one person, counted | \(large.counted) | |
    | the same, kept in the vault | \(large.kept) | \(large.counted) |
    | in sealed parts | \(large.parts) | |
    | seconds | \(Self.number(large.seconds)) | |
    | memory that it took beside the rest | \(Self.number(large.growth, digits: 0)) MiB | 100 MiB |
    """
  }

  private func percentile(_ fraction: Double) -> Double {
    let sorted = searches.sorted()
    return sorted.isEmpty ? 0 : sorted[min(Int(fraction * Double(sorted.count)), sorted.count - 1)]
  }

  private static func number(_ value: Double, digits: Int = 2) -> String { String(format: "%.\(digits)f", value) }
}
