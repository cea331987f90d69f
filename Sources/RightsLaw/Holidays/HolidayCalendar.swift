/// Working days and public holidays of one jurisdiction (`law.md` C4, C8).
public struct HolidayCalendar: Sendable {
  public let jurisdiction: Jurisdiction
  /// The years with data; a day of any other fails.
  public let coverage: ClosedRange<Int>
  /// SHA-256 (hex) of the table behind the calendar.
  public let hash: String
  let national: [LocalDate: String]
  let own: [LocalDate: String]

  /// The calendar of a jurisdiction, from the committed tables.
  ///
  /// - Throws: ``ClockError`` with code ``ClockError/Code/unknownJurisdiction``.
  public static func committed(for jurisdiction: Jurisdiction) throws(ClockError) -> HolidayCalendar {
    try HolidayTable.committed(country: jurisdiction.country).calendar(for: jurisdiction)
  }

  /// The name of the public holiday on that day, if it is one.
  ///
  /// - Throws: ``ClockError`` with code ``ClockError/Code/outsideCoverage`` for a year without data: whether it is one is not known.
  public func holiday(on date: LocalDate) throws(ClockError) -> String? {
    let year = date.year
    guard coverage.contains(year) else {
      throw ClockError(
        .outsideCoverage, rule: "C8",
        "the holiday table of \(jurisdiction) covers \(coverage.lowerBound) to \(coverage.upperBound) and not \(year); bring it up to date",
        year: year)
    }
    return own[date] ?? national[date]
  }

  /// Why a day is no working day: the holiday's name or the weekend day's; `nil` for a working day.
  ///
  /// - Throws: ``ClockError`` with code ``ClockError/Code/outsideCoverage``.
  public func dayOff(on date: LocalDate) throws(ClockError) -> String? {
    let holiday = try holiday(on: date)
    let weekday = date.weekday
    return holiday ?? (weekday.isWeekend ? weekday.name : nil)
  }

  /// The day itself where it is a working day, else the next that is (C4).
  ///
  /// - Throws: ``ClockError`` with code ``ClockError/Code/outsideCoverage``.
  public func rollForward(_ date: LocalDate) throws(ClockError) -> LocalDate {
    var day = date
    while try dayOff(on: day) != nil { day = day.adding(days: 1) }
    return day
  }

  /// The working day that lies so many working days before a day.
  ///
  /// - Throws: ``ClockError`` with code ``ClockError/Code/outsideCoverage``.
  public func workingDay(_ count: Int, before date: LocalDate) throws(ClockError) -> LocalDate {
    var day = date
    var left = count
    while left > 0 {
      day = day.adding(days: -1)
      if try dayOff(on: day) == nil { left -= 1 }
    }
    return day
  }
}
