import RightsLaw

/// A due date by the days that are left.
enum DueText {
  /// `in 12 days`, `today`, `3 days overdue`.
  static func left(until due: LocalDate, from today: LocalDate) -> String {
    switch today.days(to: due) {
    case 0: "today"
    case 1: "tomorrow"
    case let days where days > 0: "in \(days) days"
    case let days: "\((-days).counted("day")) overdue"
    }
  }

  /// Marks what is overdue or near.
  static func mark(_ due: LocalDate, from today: LocalDate) -> TextMark {
    switch today.days(to: due) {
    case ..<0: .urgent
    case 0...3: .warning
    default: .plain
    }
  }
}
