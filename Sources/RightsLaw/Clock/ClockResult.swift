/// A clock as it stands, with its inputs and its working: computing it again gives the same bytes (`law.md` O4).
public struct ClockResult: Codable, Hashable, Sendable {
  public let right: Right
  public let jurisdiction: Jurisdiction
  /// The events that were counted, in the order in which they were given.
  public let events: [ClockEvent]
  /// The day on which the clock was read; later events were left out.
  public let asOf: LocalDate?
  public let due: DueDate
  /// The last day for an extension notice (C5, C7); `nil` where no extension can be, and while there is no due date.
  public let noticeLimit: LocalDate?
  /// The last day to post an answer that has to arrive by the due date; `nil` while there is none.
  public let lastPostingDay: LocalDate?
  /// Two working days before ``lastPostingDay``.
  public let postingWarning: LocalDate?
  /// The last day to post an extension notice; `nil` where no extension can be, and while there is no due date.
  public let noticeLastPostingDay: LocalDate?
  /// Two working days before ``noticeLastPostingDay``.
  public let noticePostingWarning: LocalDate?
  /// The day to aim at; `nil` while there is no due date.
  public let internalTarget: LocalDate?
  public let working: [WorkingStep]
  /// Name and version of the calculator.
  public let calculator: String
  /// SHA-256 (hex) of the holiday table that was used.
  public let holidayTableHash: String
}
