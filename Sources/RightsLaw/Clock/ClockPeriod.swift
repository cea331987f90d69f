/// A period of the law, counted as `law.md` C4 has it: the day of the event is excluded.
enum ClockPeriod: Hashable, Sendable {
  case months(Int)
  case days(Int)

  /// The last day of the period, before any rolling.
  func end(from start: LocalDate) -> LocalDate {
    switch self {
    case .months(let months): start.adding(months: months)
    case .days(let days): start.adding(days: days)
    }
  }

  /// Days to aim at: 28 for each month, so that no reading of "beginning with" is missed; two fewer than a period in days.
  var internalDays: Int {
    switch self {
    case .months(let months): 28 * months
    case .days(let days): days - 2
    }
  }

  var months: Int? { if case .months(let months) = self { months } else { nil } }
  var days: Int? { if case .days(let days) = self { days } else { nil } }

  var inWords: String {
    switch self {
    case .months(1): "one month"
    case .months(let months): "\(months) months"
    case .days(let days): "\(days) days"
    }
  }
}
