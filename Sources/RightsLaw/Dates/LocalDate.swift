/// A day of the Gregorian calendar in some place, without a time and without a zone.
///
/// The clock works on these alone (`law.md` C9: an instant is converted to the controller's zone, then its date is taken).
/// Its text form is ISO 8601, `2026-06-01`, in JSON too.
public struct LocalDate: Hashable, Sendable {
  /// Days since 1970-01-01, negative before it.
  public let dayNumber: Int

  /// The day with this number of days after 1970-01-01.
  public init(dayNumber: Int) {
    self.dayNumber = dayNumber
  }

  /// A day by its parts.
  ///
  /// - Throws: ``ClockError`` with code ``ClockError/Code/invalidDate`` for a day that does not exist, or a year outside 1...9999.
  public init(year: Int, month: Int, day: Int) throws(ClockError) {
    guard (1...9999).contains(year), (1...12).contains(month), (1...Self.length(ofMonth: month, year: year)).contains(day) else {
      throw ClockError(
        .invalidDate, rule: "C9", "\(year)-\(month)-\(day) is not a day of the calendar; write a day that exists, as YYYY-MM-DD")
    }
    self.init(uncheckedYear: year, month: month, day: day)
  }

  /// The caller has made sure that the day exists.
  init(uncheckedYear year: Int, month: Int, day: Int) {
    dayNumber = Self.dayNumber(year: year, month: month, day: day)
  }

  public var year: Int { parts.year }
  public var month: Int { parts.month }
  public var day: Int { parts.day }

  /// Year, month and day at once: cheaper than asking for each.
  public var parts: (year: Int, month: Int, day: Int) { Self.parts(ofDayNumber: dayNumber) }

  public var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    let offset = (dayNumber + 3) % 7
    return Weekday.allCases[offset < 0 ? offset + 7 : offset]
  }
}

extension LocalDate: Comparable {
  public static func < (left: LocalDate, right: LocalDate) -> Bool { left.dayNumber < right.dayNumber }
}
