/// The law's own clock: a pure function from what happened to the last day for an answer (`law.md` C1-C12).
public enum StatutoryClock {
  /// Name and version of the calculator; the version changes whenever a result could.
  public static let calculator = "habeas-clock/2"

  /// Days within which a question about identity or authority was asked promptly (C3, R12). The law has no number; a question
  /// after a week is treated as late, so that the clock stays at receipt.
  public static let promptDays = 7

  /// The clock of one right of a case.
  ///
  /// What has no effect (a pause of another right, a late notice) is left out with a note in the working.
  ///
  /// - Parameters:
  ///   - right: What was asked for; complaints have a period of their own (C11).
  ///   - jurisdiction: The controller's establishment: its law and its holidays (C8).
  ///   - events: What happened, in any order; at least one receipt.
  ///   - asOf: Reads the clock as it stood at the end of that day; `nil` takes all events.
  /// - Throws: ``ClockError`` for an order of events that cannot be, an extension without a reason, an unknown jurisdiction, or a day
  ///   without holiday data.
  public static func compute(
    right: Right, jurisdiction: Jurisdiction, events: [ClockEvent], asOf: LocalDate? = nil
  ) throws(ClockError) -> ClockResult {
    let calendar = try HolidayCalendar.committed(for: jurisdiction)
    return try compute(right: right, calendar: calendar, events: events, asOf: asOf)
  }

  /// The clock by a calendar of one's own, for example from a newer table than the committed one.
  ///
  /// - Throws: ``ClockError``, as the function with a jurisdiction.
  public static func compute(
    right: Right, calendar: HolidayCalendar, events: [ClockEvent], asOf: LocalDate? = nil
  ) throws(ClockError) -> ClockResult {
    var computation = try ClockComputation(
      right: right, jurisdiction: calendar.jurisdiction, calendar: calendar, events: events, asOf: asOf)
    return try computation.run()
  }

  /// The clock where several laws apply, for example the United Kingdom's and the GDPR: the earlier date counts (C8).
  ///
  /// - Parameter jurisdictions: The controller's own first; at least one.
  /// - Throws: ``ClockError``, as for one jurisdiction.
  public static func computeEarliest(
    right: Right, jurisdictions: [Jurisdiction], events: [ClockEvent], asOf: LocalDate? = nil
  ) throws(ClockError) -> ClockResult {
    guard let first = jurisdictions.first else {
      throw ClockError(.unknownJurisdiction, rule: "C8", "no jurisdiction was named; name the controller's establishment")
    }
    var earliest = try compute(right: right, jurisdiction: first, events: events, asOf: asOf)
    var compared: [WorkingStep] = []
    for jurisdiction in jurisdictions.dropFirst() {
      var other = try compute(right: right, jurisdiction: jurisdiction, events: events, asOf: asOf)
      if other.due.isEarlier(than: earliest.due) { swap(&other, &earliest) }
      compared.append(
        WorkingStep(
          .compared, rule: "C8", to: other.due.date,
          "The law of \(other.jurisdiction) applies too and gives \(other.due); the earlier, of \(earliest.jurisdiction), counts."))
    }
    return earliest.adding(compared)
  }
}
