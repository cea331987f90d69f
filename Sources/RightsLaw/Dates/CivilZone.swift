/// A place's civil time as a fixed offset, with or without the summer time that Europe keeps (`law.md` C9).
///
/// Enough to check a date of the years since 1996 in the places that the clock knows; a service with a zone database converts by that.
public struct CivilZone: Hashable, Sendable {
  /// Minutes east of Greenwich in winter.
  public let standardOffset: Int
  /// Summer time from 01:00 UTC on March's last Sunday to 01:00 UTC on October's last Sunday.
  public let hasSummerTime: Bool

  public init(standardOffset: Int, hasSummerTime: Bool) {
    self.standardOffset = standardOffset
    self.hasSummerTime = hasSummerTime
  }

  /// The local date of a moment in UTC.
  ///
  /// - Parameters:
  ///   - date: The date in UTC.
  ///   - minute: Minutes since midnight UTC, 0...1439.
  public func localDate(utc date: LocalDate, minute: Int) -> LocalDate {
    let offset = standardOffset + (hasSummerTime && Self.isSummer(date, minute: minute) ? 60 : 0)
    let total = minute + offset
    if total < 0 { return date.adding(days: -1) }
    return total >= 1440 ? date.adding(days: 1) : date
  }

  private static func isSummer(_ date: LocalDate, minute: Int) -> Bool {
    func change(_ month: Int) -> LocalDate {
      let last = LocalDate(uncheckedYear: date.year, month: month, day: 31)
      // Sunday is the last of the week's seven days.
      let index = Weekday.allCases.firstIndex(of: last.weekday) ?? 0
      return last.adding(days: -((index + 1) % 7))
    }
    func isAfter(_ day: LocalDate) -> Bool { date > day || (date == day && minute >= 60) }
    return isAfter(change(3)) && !isAfter(change(10))
  }
}
