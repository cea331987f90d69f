/// One run of the clock: the algorithm of `law.md` C7, with its working.
struct ClockComputation {
  let right: Right
  let jurisdiction: Jurisdiction
  let regime: ClockRegime
  let calendar: HolidayCalendar
  let events: [ClockEvent]
  let asOf: LocalDate?
  let timeline: ClockTimeline

  var steps: [WorkingStep] = []
  var relevant: LocalDate
  var isWaiting = false
  var extended = false
  var excluded = ExcludedDays()

  init(
    right: Right, jurisdiction: Jurisdiction, calendar: HolidayCalendar, events: [ClockEvent], asOf: LocalDate?
  ) throws(ClockError) {
    self.right = right
    self.jurisdiction = jurisdiction
    self.regime = try ClockRegime(of: jurisdiction)
    self.calendar = calendar
    self.events = events
    self.asOf = asOf
    timeline = try ClockTimeline(events, asOf: asOf)
    relevant = timeline.received
  }

  mutating func run() throws(ClockError) -> ClockResult {
    noteReceipt()
    findRelevantTime()
    try takeInterruptions()
    if isWaiting { return result(.waiting) }
    if excluded.open != nil { return result(.paused) }
    return try finish()
  }

  // MARK: - The period

  /// The period that applies now: R + m months of C7, or that of the right or the place.
  var period: ClockPeriod {
    switch right.clockKind {
    case .complaint: .days(30)
    case .request where extended: regime.extendedPeriod ?? regime.period
    case .request, .onReceipt, .courtesy: isExam ? .months(5) : regime.period
    }
  }

  /// Exam marks asked for before they were announced (C12).
  var isExam: Bool {
    guard regime == .unitedKingdom, right == .access, let announced = timeline.examMarks else { return false }
    return announced.map { timeline.received < $0 } ?? true
  }

  /// The period's end with the days that do not count, before rolling.
  func nominalEnd() -> LocalDate {
    let end = period.end(from: relevant).adding(days: excluded.count(after: relevant))
    guard isExam, let announced = timeline.examMarks ?? nil else { return end }
    return min(end, announced.adding(days: 40))
  }

  /// The last day for an extension notice: not rolled (C7).
  func noticeLimit() -> LocalDate? {
    guard right.canBeExtended, regime.extendedPeriod != nil, !isExam else { return nil }
    return regime.period.end(from: relevant).adding(days: excluded.count(after: relevant))
  }

  // MARK: - The result

  func result(
    _ due: DueDate, noticeLimit: LocalDate? = nil, posting: PostingDays? = nil, noticePosting: PostingDays? = nil,
    internalTarget: LocalDate? = nil
  ) -> ClockResult {
    ClockResult(
      right: right, jurisdiction: jurisdiction, events: events, asOf: asOf, due: due, noticeLimit: noticeLimit,
      lastPostingDay: posting?.last, postingWarning: posting?.warning, noticeLastPostingDay: noticePosting?.last,
      noticePostingWarning: noticePosting?.warning, internalTarget: internalTarget, working: steps,
      calculator: StatutoryClock.calculator, holidayTableHash: calendar.hash)
  }
}
