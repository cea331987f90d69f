public import Foundation
import RightsCase
public import RightsLaw

/// Turns instants into the controller's dates and back (law.md C9: the zone's date is what counts).
public struct ControllerCalendar: Sendable {
  private let calendar: Calendar
  private let retention: RetentionDays

  /// - Parameters:
  ///   - zone: An IANA name such as `Europe/London`.
  ///   - retention: How long the records of a closed case are kept.
  /// - Throws: `CalendarError` when the system does not know the zone.
  public init(zone name: String, retention: RetentionDays = RetentionDays()) throws(CalendarError) {
    guard let zone = TimeZone(identifier: name) else { throw CalendarError(zone: name) }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    self.calendar = calendar
    self.retention = retention
  }

  /// The local date of an instant.
  public func date(of instant: Date) -> LocalDate {
    let parts = calendar.dateComponents([.year, .month, .day], from: instant)
    guard let date = try? LocalDate(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0) else {
      preconditionFailure("the calendar gave a date that does not exist")
    }
    return date
  }

  /// The instant of a timer, given the instant of the event that set it.
  func instant(of moment: TimerMoment, from event: Date) -> Date {
    switch moment {
    case .after(let seconds): event.addingTimeInterval(TimeInterval(seconds))
    case .at(let seconds): Date(timeIntervalSince1970: TimeInterval(seconds))
    case .morning(let date): start(of: date).addingTimeInterval(8 * 3600)
    case .end(let date): start(of: date.adding(days: 1))
    case .retentionEnd(let records, let date): start(of: date.adding(days: 1 + (records == .found ? retention.found : retention.all)))
    }
  }

  private func start(of date: LocalDate) -> Date {
    let parts = DateComponents(year: date.year, month: date.month, day: date.day)
    guard let instant = calendar.date(from: parts) else { preconditionFailure("\(date) has no start in the zone") }
    return calendar.startOfDay(for: instant)
  }
}

/// The zone of the profile is unknown to this system.
public struct CalendarError: Error, Hashable, Sendable, CustomStringConvertible {
  public let zone: String
  public var description: String {
    "time zone '\(zone)' is unknown; write an IANA name such as Europe/London as `zone` in the controller's profile, and install tzdata"
  }
}
