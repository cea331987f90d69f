import Foundation
import RightsLaw
import Testing

@Suite("Local dates", .timeLimit(.minutes(1)))
struct LocalDateTests {
  @Test("C4: days follow one another as the calendar has them, from 1600 to 2400")
  func everyDay() throws {
    var slow = SlowDate(year: 1600, month: 1, day: 1)
    var date = try LocalDate(iso: "1600-01-01")
    while slow.year < 2400 {
      let parts = date.parts
      if parts.year != slow.year || parts.month != slow.month || parts.day != slow.day || !Self.sameWeekday(date, slow) {
        Issue.record("\(date) is not \(slow)")
        return
      }
      if slow.day == 1 { #expect(try LocalDate(iso: date.iso) == date) }
      slow = slow.next
      date = date.adding(days: 1)
    }
  }

  private static func sameWeekday(_ date: LocalDate, _ slow: SlowDate) -> Bool {
    Weekday.allCases.firstIndex(of: date.weekday) == (slow.weekday + 6) % 7
  }

  @Test("C4: a month on is the same number, or the month's last day")
  func months() throws {
    for (start, months, end) in [
      ("2025-01-31", 1, "2025-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2028-02-29", 1, "2028-03-29"), ("2026-08-31", 3, "2026-11-30"),
      ("2026-12-15", 1, "2027-01-15"), ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -1, "2025-12-15"), ("2024-02-29", 12, "2025-02-28"),
    ] {
      #expect(try LocalDate(iso: start).adding(months: months).iso == end)
    }
  }

  @Test(
    "C9: what is no date is refused",
    arguments: [
      "2026-02-29", "2026-13-01", "2026-00-10", "2026-06-31", "2026-6-1", "20260601", "", "2026-06-01T00:00", "0000-01-01", "2026/06/01",
      "２０２６-06-01", "-026-06-01",
    ])
  func invalid(_ text: String) {
    let error = #expect(throws: ClockError.self) { try LocalDate(iso: text) }
    #expect(error?.code == .invalidDate)
  }

  @Test("C9: a moment is converted to the controller's zone before its date is taken")
  func zones() throws {
    let london = try #require(Jurisdiction.englandAndWales.civilZone)
    for (utc, minute, local) in [
      ("2026-06-30", 22 * 60 + 59, "2026-06-30"), ("2026-06-30", 23 * 60, "2026-07-01"), ("2026-10-25", 23 * 60 + 30, "2026-10-25"),
      ("2026-03-28", 23 * 60 + 59, "2026-03-28"), ("2026-03-29", 23 * 60, "2026-03-30"), ("2026-10-24", 23 * 60, "2026-10-25"),
    ] {
      #expect(london.localDate(utc: try LocalDate(iso: utc), minute: minute).iso == local)
    }
    let azores = try #require(Jurisdiction(rawValue: "PT-20").civilZone)
    #expect(azores.localDate(utc: try LocalDate(iso: "2026-01-02"), minute: 30).iso == "2026-01-01")
    #expect(Jurisdiction(rawValue: "FR-971").civilZone == nil)
    #expect(Jurisdiction(rawValue: "FR-57").civilZone != nil)
  }

  @Test("C9: the zones agree with the system's zone database, hour by hour")
  func zoneDatabase() throws {
    for (code, name) in [("GB-EAW", "Europe/London"), ("DE", "Europe/Berlin"), ("FI", "Europe/Helsinki"), ("IS", "Atlantic/Reykjavik")] {
      let zone = try #require(Jurisdiction(rawValue: code).civilZone)
      var calendar = Calendar(identifier: .gregorian)
      calendar.timeZone = try #require(TimeZone(identifier: name))
      for hour in 0..<(366 * 24) {
        let day = try LocalDate(iso: "2026-01-01").adding(days: hour / 24)
        let instant = Date(timeIntervalSince1970: Double(day.dayNumber * 86_400 + (hour % 24) * 3_600))
        let parts = calendar.dateComponents([.year, .month, .day], from: instant)
        let local = zone.localDate(utc: day, minute: hour % 24 * 60)
        if local.day != parts.day || local.month != parts.month { Issue.record("\(code) \(day) \(hour % 24) UTC is \(local)") }
      }
    }
  }

  @Test("A date is its ISO text in JSON")
  func json() throws {
    let dates = [try LocalDate(iso: "2026-06-01")]
    let data = try JSONEncoder().encode(dates)
    #expect(String(decoding: data, as: UTF8.self) == #"["2026-06-01"]"#)
    #expect(try JSONDecoder().decode([LocalDate].self, from: data) == dates)
    #expect(dates[0].inWords == "Monday 1 June 2026")
  }
}
