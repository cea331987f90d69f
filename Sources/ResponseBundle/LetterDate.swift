import Foundation
import RightsLaw

/// Dates as letters write them: "22 November 2026".
enum LetterDate {
  private static let english = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
  ]

  /// English is written from a table, so that letters do not depend on the locale data of a machine.
  static func text(_ date: LocalDate, language: String) -> String {
    if language == "en" || language.hasPrefix("en-") { return "\(date.day) \(english[date.month - 1]) \(date.year)" }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    calendar.locale = Locale(identifier: language)
    let noon = DateComponents(year: date.year, month: date.month, day: date.day, hour: 12)
    guard let instant = calendar.date(from: noon) else { return iso(date) }
    return instant.formatted(
      Date.FormatStyle(date: .long, time: .omitted, locale: Locale(identifier: language), calendar: calendar, timeZone: .gmt))
  }

  /// ISO 8601.
  static func iso(_ date: LocalDate) -> String { date.description }

  /// Seconds from 1970 to the date's midnight in UTC.
  static func timestamp(_ date: LocalDate) -> Int { date.dayNumber * 86_400 }
}
