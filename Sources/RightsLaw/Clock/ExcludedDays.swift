/// The days that do not count: a union of pauses, each day once (`law.md` C7).
struct ExcludedDays: Sendable {
  /// Pauses that have an effect, in order of asking.
  private(set) var pauses: [ClockQuestion] = []

  mutating func add(_ pause: ClockQuestion) { pauses.append(pause) }

  var isEmpty: Bool { pauses.isEmpty }

  /// The first pause that is still open.
  var open: ClockQuestion? { pauses.first { $0.answered == nil } }

  func covers(_ day: LocalDate) -> Bool { pauses.contains { $0.covers(day) } }

  /// The union's days later than the relevant time. Open pauses add nothing: there is no end to count to.
  func count(after relevant: LocalDate) -> Int {
    var total = 0
    var counted = relevant
    for pause in pauses.sorted(by: { $0.asked < $1.asked }) {
      guard let answered = pause.answered, answered > counted else { continue }
      let first = max(pause.asked, counted.adding(days: 1))
      total += first.days(to: answered) + 1
      counted = answered
    }
    return total
  }
}
