/// When a letter must be posted to arrive by a day, and when to warn of it (`law.md` C5).
struct PostingDays: Sendable {
  /// Working days that first-class post is reckoned to take.
  static let deliveryDays = 2
  /// Working days before the last posting day.
  static let warningDays = 2

  let last: LocalDate
  let warning: LocalDate

  /// - Throws: ``ClockError`` with code ``ClockError/Code/outsideCoverage``.
  init(toArriveBy day: LocalDate, calendar: HolidayCalendar) throws(ClockError) {
    // Post arrives on working days: count back from the last one up to the day.
    last = try calendar.workingDay(Self.deliveryDays + 1, before: day.adding(days: 1))
    warning = try calendar.workingDay(Self.warningDays, before: last)
  }
}
