extension ClockResult {
  /// Computes the clock again from the result's own inputs, by today's tables and calculator.
  ///
  /// - Throws: ``ClockError``, as ``StatutoryClock``.
  public func recomputed() throws(ClockError) -> ClockResult {
    try StatutoryClock.compute(right: right, jurisdiction: jurisdiction, events: events, asOf: asOf)
  }

  /// The working for people, a line a step, each with its rule.
  public var explanation: [String] {
    let source = "Computed by \(calculator) with the holidays of \(jurisdiction), \(holidayTableHash.prefix(12))."
    return working.map { "\($0.rule)  \($0.text)" } + [source]
  }

  func adding(_ steps: [WorkingStep]) -> ClockResult {
    ClockResult(
      right: right, jurisdiction: jurisdiction, events: events, asOf: asOf, due: due, noticeLimit: noticeLimit,
      lastPostingDay: lastPostingDay, postingWarning: postingWarning, noticeLastPostingDay: noticeLastPostingDay,
      noticePostingWarning: noticePostingWarning, internalTarget: internalTarget, working: working + steps, calculator: calculator,
      holidayTableHash: holidayTableHash)
  }
}
