import Foundation

/// The day of receipt as a mail room writes it: `2026-11-21`, or with a time of day `2026-11-21 09:30`.
enum ReceiptDate {
  /// - Returns: The instant in the controller's zone, noon for a day alone; `nil` for anything else and for days that no calendar has.
  static func parse(_ text: String, zone: TimeZone) -> Date? {
    guard let match = text.wholeMatch(of: /(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2})?)?/) else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    var wanted = DateComponents()
    wanted.year = Int(match.1)
    wanted.month = Int(match.2)
    wanted.day = Int(match.3)
    wanted.hour = match.4.flatMap { Int($0) } ?? 12
    wanted.minute = match.5.flatMap { Int($0) } ?? 0
    guard let date = calendar.date(from: wanted) else { return nil }
    let found = calendar.dateComponents([.year, .month, .day], from: date)
    guard found.year == wanted.year, found.month == wanted.month, found.day == wanted.day, wanted.year! >= 2000 else { return nil }
    return date
  }

  /// Whether the day of `date` has not begun yet.
  static func isAhead(_ date: Date, of now: Date, zone: TimeZone) -> Bool {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    return calendar.startOfDay(for: date) > now
  }
}
