/// Reads the text form of a ``HolidayTable``.
struct HolidayTableReader {
  let country: String
  let coverage: ClosedRange<Int>

  func read(_ text: String) throws(ClockError) -> [String: [LocalDate: String]] {
    var sections: [String: [LocalDate: String]] = [:]
    var section: String?
    var name: String?
    for line in text.split(separator: "\n") {
      if line.hasPrefix("["), line.hasSuffix("]") {
        let key = String(line.dropFirst().dropLast())
        guard key == country || key.hasPrefix(country + "-"), sections[key] == nil else { throw unreadable(line) }
        sections[key] = [:]
        section = key
        name = nil
        continue
      }
      guard let section else { throw unreadable(line) }
      var days = line[...]
      if !line.hasPrefix("  ") {
        guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else { throw unreadable(line) }
        name = String(line[..<colon])
        days = line[line.index(after: colon)...]
      }
      guard let name else { throw unreadable(line) }
      for day in days.split(separator: " ") {
        for date in try dates(day) { sections[section, default: [:]][date] = name }
      }
    }
    try checkForHoles(sections)
    return sections
  }

  /// A day of one year, or a day of every covered year.
  private func dates(_ text: Substring) throws(ClockError) -> [LocalDate] {
    if text.utf8.count == 10 {
      let date = try LocalDate(iso: String(text))
      guard coverage.contains(date.year) else { throw unreadable(text) }
      return [date]
    }
    var dates: [LocalDate] = []
    for year in coverage { dates.append(try LocalDate(iso: "\(year)-\(text)")) }
    return dates
  }

  private func checkForHoles(_ sections: [String: [LocalDate: String]]) throws(ClockError) {
    // A part of a country may have no holidays of its own; what stands alone must have some in each year.
    let standalone = sections.filter { $0.key == country || sections[country] == nil }
    guard !standalone.isEmpty else { throw unreadable("") }
    for (key, days) in standalone.sorted(by: { $0.key < $1.key }) {
      let years = Set(days.keys.map(\.year))
      for year in coverage where !years.contains(year) {
        throw ClockError(
          .holeInTable, rule: "C8", "the holiday table of \(key) says that it covers \(year) and has no holiday in it; generate it anew",
          year: year)
      }
    }
  }

  private func unreadable(_ line: Substring) -> ClockError {
    ClockError(.unreadableTable, rule: "C8", "the holiday table of \(country) cannot be read at '\(line.prefix(60))'; generate it anew")
  }
}
