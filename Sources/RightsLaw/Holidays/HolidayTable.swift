/// The public holidays of one country and of its parts, as committed data with their source and the years that they cover.
///
/// The text has a section a jurisdiction and a line a holiday. A day without a year is one of every covered year; a part of a country
/// lists only what it has beyond the whole; a line that begins with two spaces goes on with the one before:
///
/// ```
/// [DE]
/// New Year's Day: 01-01
/// Good Friday: 2026-04-03 2027-03-26
/// [DE-BY]
/// Epiphany: 01-06
/// ```
public struct HolidayTable: Sendable {
  /// The country's two letters.
  public let country: String
  /// The years with data, both ends included.
  public let coverage: ClosedRange<Int>
  public let source: String
  public let licence: String
  /// SHA-256 (hex) of ``text``, computed when the table was generated.
  public let sha256: String
  public let text: String
  /// Names by day, for each section.
  let sections: [String: [LocalDate: String]]

  /// Reads a table.
  ///
  /// - Throws: ``ClockError`` for text that cannot be read, and for a covered year without a single holiday: that is a hole, not a year
  ///   without holidays.
  public init(
    country: String, coverage: ClosedRange<Int>, source: String, licence: String, sha256: String, text: String
  ) throws(ClockError) {
    self.country = country
    self.coverage = coverage
    self.source = source
    self.licence = licence
    self.sha256 = sha256
    self.text = text
    sections = try HolidayTableReader(country: country, coverage: coverage).read(text)
  }

  /// The committed table of a country.
  ///
  /// - Throws: ``ClockError`` with code ``ClockError/Code/unknownJurisdiction`` where there is none.
  public static func committed(country: String) throws(ClockError) -> HolidayTable {
    guard let table = table(country: country) else {
      throw ClockError(
        .unknownJurisdiction, rule: "C8",
        "there is no holiday table for '\(country.prefix(40))'; known are \(countries.joined(separator: ", "))")
    }
    return try table.get()
  }

  /// The jurisdictions in the table, sorted.
  public var jurisdictions: [Jurisdiction] {
    sections.keys.sorted().map(Jurisdiction.init(rawValue:))
  }

  /// The calendar of a whole country or of one of its parts.
  ///
  /// - Throws: ``ClockError`` with code ``ClockError/Code/unknownJurisdiction`` where the table has no such part.
  public func calendar(for jurisdiction: Jurisdiction) throws(ClockError) -> HolidayCalendar {
    guard let own = sections[jurisdiction.rawValue] else {
      let known = sections.keys.sorted().prefix(40).joined(separator: ", ")
      throw ClockError(
        .unknownJurisdiction, rule: "C8", "there is no calendar for '\(jurisdiction.rawValue.prefix(40))'; known there are \(known)")
    }
    let national = jurisdiction.rawValue == country ? [:] : sections[country] ?? [:]
    return HolidayCalendar(jurisdiction: jurisdiction, coverage: coverage, hash: sha256, national: national, own: own)
  }
}
