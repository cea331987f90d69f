import Crypto
import Foundation
import Testing

@testable import RightsLaw

@Suite("Holiday tables", .timeLimit(.minutes(1)))
struct HolidayTableTests {
  static let tables = HolidayTable.countries

  @Test("O4: a table's hash is that of its text", arguments: tables)
  func hash(_ country: String) throws {
    let table = try HolidayTable.committed(country: country)
    let digest = SHA256.hash(data: Data(table.text.utf8)).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    #expect(table.sha256 == digest)
    #expect(!table.source.isEmpty && !table.licence.isEmpty)
  }

  @Test("C8: the United Kingdom, the islands, every EU and EEA state and Switzerland have a calendar")
  func everyJurisdiction() throws {
    let expected =
      "AT BE BG CH CY CZ DE DK EE ES FI FR GB GG GR HR HU IE IM IS IT JE LI LT LU LV MT NL NO PL PT RO SE SI SK".split(separator: " ")
    #expect(HolidayTable.countries == expected.map(String.init))
    let known = Set(try Jurisdiction.known())
    for code in ["GB-EAW", "GB-SCT", "GB-NIR", "DE", "DE-BY", "CH-ZH", "ES-CT", "FR-57", "AT-9", "IT-RM", "PT-30"] {
      #expect(known.contains(Jurisdiction(rawValue: code)))
    }
    for jurisdiction in known {
      let calendar = try HolidayCalendar.committed(for: jurisdiction)
      let newYear = try calendar.dayOff(on: LocalDate(iso: "2027-01-01"))
      #expect(newYear != nil, "\(jurisdiction)")
    }
  }

  @Test("C8: the United Kingdom's tables say what the facts say", arguments: ["GB-EAW", "GB-SCT", "GB-NIR"])
  func facts(_ division: String) throws {
    let facts = Set(try #require(BankHolidays.committed().divisions[division]).map(\.date))
    let calendar = try HolidayCalendar.committed(for: Jurisdiction(rawValue: division))
    var day = try LocalDate(iso: "2019-01-01")
    while day.year <= 2028 {
      #expect(try (calendar.holiday(on: day) != nil) == facts.contains(day.iso), "\(day)")
      day = day.adding(days: 1)
    }
  }

  @Test("C8: Corpus Christi is a holiday in Bavaria and none in the whole of Germany")
  func subnational() throws {
    let day = try LocalDate(iso: "2026-06-04")
    #expect(try HolidayCalendar.committed(for: Jurisdiction(rawValue: "DE-BY")).holiday(on: day) == "Corpus Christi")
    #expect(try HolidayCalendar.committed(for: Jurisdiction(rawValue: "DE")).holiday(on: day) == nil)
    let events = [ClockEvent.received(try LocalDate(iso: "2026-05-04"))]
    let due = try StatutoryClock.compute(right: .access, jurisdiction: Jurisdiction(rawValue: "DE-BY"), events: events).due
    #expect(due.description == "2026-06-05")
  }

  @Test("C8: outside its coverage a table names the year and guesses nothing")
  func outsideCoverage() throws {
    let events = [ClockEvent.received(try LocalDate(iso: "2028-12-05"))]
    let error = #expect(throws: ClockError.self) {
      try StatutoryClock.compute(right: .access, jurisdiction: .englandAndWales, events: events)
    }
    #expect(error?.code == .outsideCoverage)
    #expect(error?.year == 2029)
    #expect(error?.rule == "C8")
    #expect(error?.message.contains("2029") == true)
  }

  @Test("C8: a covered year without a holiday is a hole")
  func hole() throws {
    let error = #expect(throws: ClockError.self) {
      try HolidayTable(
        country: "XX", coverage: 2026...2028, source: "", licence: "", sha256: "", text: "[XX]\nNew Year: 2026-01-01 2028-01-01")
    }
    #expect(error?.code == .holeInTable)
    #expect(error?.year == 2027)
  }

  @Test(
    "C8: a table that cannot be read is refused",
    arguments: [
      "", "New Year: 01-01", "[XX]\n01-01", "[YY]\nA: 01-01", "[XX]\nA: 2031-01-01", "[XX]\nA: 01-01\n[XX]\nB: 02-02", "[XX]\n  01-01",
    ])
  func unreadable(_ text: String) throws {
    let error = #expect(throws: ClockError.self) {
      try HolidayTable(country: "XX", coverage: 2026...2028, source: "", licence: "", sha256: "", text: text)
    }
    #expect(error?.code == .unreadableTable)
  }

  @Test("C8: an unknown jurisdiction is refused with those that are known", arguments: ["GB", "XX", "", "DE-XX", "GB-ENG", "US-CA"])
  func unknown(_ code: String) throws {
    let events = [ClockEvent.received(try LocalDate(iso: "2026-06-01"))]
    let error = #expect(throws: ClockError.self) {
      try StatutoryClock.compute(right: .access, jurisdiction: Jurisdiction(rawValue: code), events: events)
    }
    #expect(error?.code == .unknownJurisdiction)
    #expect(error?.rule == "C8")
  }
}
