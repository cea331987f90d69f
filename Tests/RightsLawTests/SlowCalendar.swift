import Foundation

/// Public holidays from a source of their own: the facts for the United Kingdom, and written-out rules for Germany and Ireland.
struct SlowCalendar {
  let jurisdiction: String
  let coverage: ClosedRange<Int>
  let holidays: Set<SlowDate>

  struct OutsideCoverage: Error, Equatable {
    let year: Int
  }

  func isDayOff(_ date: SlowDate) throws(OutsideCoverage) -> Bool {
    guard coverage.contains(date.year) else { throw OutsideCoverage(year: date.year) }
    return date.weekday == 0 || date.weekday == 6 || holidays.contains(date)
  }

  static func all() throws -> [SlowCalendar] {
    var calendars: [SlowCalendar] = []
    for division in ["GB-EAW", "GB-SCT", "GB-NIR"] {
      let dates = try BankHolidays.committed().divisions[division]?.map { Self.date($0.date) } ?? []
      calendars.append(SlowCalendar(jurisdiction: division, coverage: 2019...2028, holidays: Set(dates)))
    }
    let years = 2018...2035
    calendars.append(SlowCalendar(jurisdiction: "DE", coverage: years, holidays: Set(years.flatMap(german))))
    calendars.append(SlowCalendar(jurisdiction: "IE", coverage: years, holidays: Set(years.flatMap(irish))))
    return calendars
  }

  private static func german(_ year: Int) -> [SlowDate] {
    let easter = SlowDate.easter(year)
    let beforeEaster =
      stride(from: 1, through: 31, by: 1).map { SlowDate(year: year, month: 3, day: $0) }
      + stride(from: 1, through: 30, by: 1).map { SlowDate(year: year, month: 4, day: $0) }
    let goodFriday = beforeEaster.filter { $0.stepping(2) == easter }
    return goodFriday + [easter.stepping(1), easter.stepping(39), easter.stepping(50)]
      + [(1, 1), (5, 1), (10, 3), (12, 25), (12, 26)].map { SlowDate(year: year, month: $0.0, day: $0.1) }
  }

  private static func irish(_ year: Int) -> [SlowDate] {
    func monday(_ month: Int, from day: Int) -> SlowDate {
      var date = SlowDate(year: year, month: month, day: day)
      while date.weekday != 1 { date = date.next }
      return date
    }
    var dates = [(1, 1), (3, 17), (12, 25), (12, 26)].map { SlowDate(year: year, month: $0.0, day: $0.1) }
    dates += [SlowDate.easter(year).next, monday(5, from: 1), monday(6, from: 1), monday(8, from: 1), monday(10, from: 25)]
    if year >= 2023 {
      let brigid = SlowDate(year: year, month: 2, day: 1)
      dates.append(brigid.weekday == 5 ? brigid : monday(2, from: 1))
    }
    // In remembrance of those who died in the pandemic.
    if year == 2022 { dates.append(SlowDate(year: 2022, month: 3, day: 18)) }
    return dates
  }

  static func date(_ iso: String) -> SlowDate {
    let parts = iso.split(separator: "-").compactMap { Int($0) }
    return SlowDate(year: parts[0], month: parts[1], day: parts[2])
  }
}
