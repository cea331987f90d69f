import Foundation

/// A day as people write it in their language: 22 December 2026, 22. Dezember 2026.
struct LongDate: Hashable, Sendable {
  private let date: Date

  init(_ date: Date) { self.date = date }

  /// - Parameter day: `2026-12-22`.
  init?(day: String) {
    guard let date = try? Date(day, strategy: .iso8601.year().month().day()) else { return nil }
    self.date = date
  }

  func text(in language: String) -> String {
    var style = Date.FormatStyle(date: .long, time: .omitted, locale: Locale(identifier: language == "en" ? "en_GB" : language))
    // Days of the database are days, not moments: no zone may move them.
    style.timeZone = .gmt
    return date.formatted(style)
  }
}
