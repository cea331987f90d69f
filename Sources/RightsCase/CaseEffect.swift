public import RightsLaw

/// What has to follow from an event, committed with it: a step in the outbox or a change of a timer.
public enum CaseEffect: Hashable, Sendable {
  case step(WorkStep)
  case setTimer(CaseTimer, TimerMoment)
  case cancelTimer(CaseTimer)
}

/// When a timer comes due. The adapter that knows the zone makes an instant of it.
public enum TimerMoment: Hashable, Sendable {
  /// So many seconds after the event.
  case after(seconds: Int)
  /// In the morning of this controller-local date.
  case morning(of: LocalDate)
  /// When this controller-local date has ended.
  case end(of: LocalDate)
  /// At this moment, in seconds since 1970.
  case at(seconds: Int)
  /// When these records of a case that closed on this date have been kept for as long as the controller's profile says.
  case retentionEnd(of: RetainedRecords, closedOn: LocalDate)
}
