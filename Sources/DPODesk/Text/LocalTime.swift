import Foundation

/// Instants in the controller's zone (`docs/law.md` C9), short and sortable by eye.
struct LocalTime: Sendable {
  private let calendar: Calendar

  /// - Throws: `DeskError` for a zone that the system does not know.
  init(zone name: String) throws(DeskError) {
    guard let zone = TimeZone(identifier: name) else {
      throw .untried("time zone '\(name)' is unknown; correct zone in the controller's profile, or install tzdata.")
    }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    self.calendar = calendar
  }

  /// The instant of `2026-11-22 09:30` in the zone; `nil` for what is no such moment.
  func instant(_ text: String) -> Date? {
    guard let match = text.wholeMatch(of: /(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})/)?.output else { return nil }
    let parts = DateComponents(
      year: Int(match.1), month: Int(match.2), day: Int(match.3), hour: Int(match.4), minute: Int(match.5))
    // A calendar takes the 31st of June for the 1st of July.
    guard let instant = calendar.date(from: parts), self.text(instant) == text.replacing("T", with: " ") else { return nil }
    return instant
  }

  /// `2026-11-22 09:30`.
  func text(_ instant: Date) -> String {
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: instant)
    func padded(_ number: Int?) -> String { String(((number ?? 0) + 100)).suffix(2).description }
    return "\(parts.year ?? 0)-\(padded(parts.month))-\(padded(parts.day)) \(padded(parts.hour)):\(padded(parts.minute))"
  }
}
