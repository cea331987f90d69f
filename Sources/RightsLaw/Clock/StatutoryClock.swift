/// The law's own clock: a pure function from what happened to the last day for an answer (`law.md` C1-C12).
public enum StatutoryClock {
  /// Name and version of the calculator; the version changes whenever a result could.
  public static let calculator = "habeas-clock/1"

  /// The clock of one right of a case.
  ///
  /// What has no effect (a pause of another right, a late notice) is left out with a note in the working.
  ///
  /// - Parameters:
  ///   - right: What was asked for; complaints have a period of their own (C11).
  ///   - jurisdiction: The controller's establishment: its law and its holidays (C8).
  ///   - events: What happened, in any order; at least one receipt.
  ///   - asOf: Reads the clock as it stood at the end of that day; `nil` takes all events.
  /// - Throws: ``ClockError`` for an order of events that cannot be, an unknown jurisdiction, or a day without holiday data.
  public static func compute(
    right: Right, jurisdiction: Jurisdiction, events: [ClockEvent], asOf: LocalDate? = nil
  ) throws(ClockError) -> ClockResult {
    throw ClockError(.unknownJurisdiction, rule: "C8", "no calendar yet")
  }
}
