import Foundation

/// The figures of the timers, with their targets.
struct TimerReport: Sendable {
  var timers: Int
  var spread: Int
  var punctual: TimerFigures
  var overdue: TimerFigures

  /// Each timer once, 99.9 % within 5 s, and all within a minute after an hour's stop.
  var meetsTargets: Bool {
    [punctual, overdue].allSatisfy { $0.fired == timers && $0.twice == 0 } && punctual.withinFiveSeconds >= 0.999 && overdue.seconds <= 60
  }

  var markdown: String {
    """
    \(timers) timers, each of a case of its own, with moments spread over \(spread) s; one timekeeper, fsync on.

    | measure | figure | target |
    | --- | ---: | ---: |
    | fired, each once | \(punctual.fired) | \(timers) |
    | fired more than once | \(punctual.twice) | 0 |
    | within 5 s of its moment | \(Self.number(punctual.withinFiveSeconds * 100, digits: 3)) % | 99.9 % |
    | lateness, p50 | \(Self.number(punctual.p50)) s | |
    | lateness, p99 | \(Self.number(punctual.p99)) s | |
    | lateness, p99.9 | \(Self.number(punctual.p999)) s | 5 s |
    | lateness, largest | \(Self.number(punctual.largest)) s | |
    | after an hour's stop: fired, each once | \(overdue.fired) | \(timers) |
    | after an hour's stop: fired more than once | \(overdue.twice) | 0 |
    | after an hour's stop: until nothing was due | \(Self.number(overdue.seconds)) s | 60 s |
    """
  }

  private static func number(_ value: Double, digits: Int = 2) -> String { String(format: "%.\(digits)f", value) }
}
