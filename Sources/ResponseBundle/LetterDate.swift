import RightsLaw

/// Dates as letters write them: "22 November 2026", "22. November 2026", "1er novembre 2026", "22 listopada 2026".
///
/// They come from tables, so that letters do not depend on the locale data of a machine.
enum LetterDate {
  private static let months = [
    "en": [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ],
    "de": ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
    "fr": ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
    "pl": [
      "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada",
      "grudnia",
    ],
  ]

  /// A language without a table gets ISO 8601, which everybody can read.
  static func text(_ date: LocalDate, language: String) -> String {
    let primary = language.prefix { $0 != "-" }.lowercased()
    guard let month = months[primary]?[date.month - 1] else { return iso(date) }
    let day =
      switch primary {
      case "de": "\(date.day)."
      case "fr" where date.day == 1: "1er"
      default: "\(date.day)"
      }
    return "\(day) \(month) \(date.year)"
  }

  /// ISO 8601.
  static func iso(_ date: LocalDate) -> String { date.description }

  /// Seconds from 1970 to the date's midnight in UTC.
  static func timestamp(_ date: LocalDate) -> Int { date.dayNumber * 86_400 }
}
