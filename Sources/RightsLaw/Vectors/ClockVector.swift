/// A worked case for the clock: what happened, and the due date that it must give.
///
/// Read from CSV with the columns `id,jurisdiction,received_local,events,expected_due,rule`. `events` is a list with `;` between:
/// `ext_notice=DATE`, `ext_reason=complexity|number-of-requests`, `id_asked=DATE`, `id_routine=DATE`, `id_ok=DATE`, `auth_asked=DATE`,
/// `auth_ok=DATE`, `fee12_5_asked=DATE`, `fee12_5_paid=DATE`, `fee15_3_paid=DATE`, `clar=DATE..DATE` or `clar=DATE..` while open,
/// `exam_announced=DATE` or `exam_announced=`, `right=RIGHT`, `asof=DATE`, `utc=MOMENT` (the moment that `received_local` is in UTC).
public struct ClockVector: Hashable, Sendable {
  public let id: String
  public let jurisdiction: Jurisdiction
  public let right: Right
  public let events: [ClockEvent]
  public let asOf: LocalDate?
  /// `2026-07-01`, `PAUSED` or `WAITING`.
  public let expected: String
  /// What the case shows.
  public let rule: String

  /// The clock of the case.
  ///
  /// - Throws: ``ClockError``, as ``StatutoryClock``.
  public func computed() throws(ClockError) -> ClockResult {
    try StatutoryClock.compute(right: right, jurisdiction: jurisdiction, events: events, asOf: asOf)
  }
}
