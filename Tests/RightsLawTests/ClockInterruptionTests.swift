import RightsLaw
import Testing

@Suite("C5-C7: extensions and pauses", .timeLimit(.minutes(1)))
struct ClockInterruptionTests {
  private func notice(_ day: String, _ reason: ExtensionReason? = .complexity) throws -> ClockEvent {
    .extensionNotice(try Case.day(day), reason: reason)
  }

  private func pause(_ asked: String, _ answered: String) throws -> [ClockEvent] {
    [.clarificationAsked(try Case.day(asked)), .clarificationAnswered(try Case.day(answered))]
  }

  @Test("C5: an extension is three months from the original start, not one and two chained")
  func extended() throws {
    #expect(try Case.due(received: "2027-01-31", [notice("2027-02-20")]) == "2027-04-30")
    #expect(try Case.due(received: "2026-06-01", [notice("2026-07-01", .numberOfRequests)]) == "2026-09-01")
  }

  @Test("C5: a notice a day late has no effect, and the working says by when it was due")
  func lateNotice() throws {
    let result = try Case.clock(received: "2026-06-01", [notice("2026-07-02")])
    #expect(result.due.description == "2026-07-01")
    #expect(result.steps(.noEffect, rule: "C5").first?.text.contains("Wednesday 1 July 2026") == true)
  }

  @Test("C5, C7: the notice limit does not roll over a weekend")
  func limitNotRolled() throws {
    let result = try Case.clock(received: "2026-07-01")
    #expect(result.noticeLimit?.iso == "2026-08-01")
    #expect(result.due.description == "2026-08-03")
    #expect(try Case.due(received: "2026-07-01", [notice("2026-08-03")]) == "2026-08-03")
    #expect(try Case.due(received: "2026-07-01", [notice("2026-08-01")]) == "2026-10-01")
  }

  @Test("C5: an extension without a reason is an error, and clarification is not a reason")
  func reasons() throws {
    let error = #expect(throws: ClockError.self) { try Case.clock(received: "2026-06-01", [notice("2026-06-20", nil)]) }
    #expect(error?.code == .extensionWithoutReason)
    #expect(error?.rule == "C5")
    #expect(throws: ClockError.self) { try ExtensionReason(named: "clarification") }
    #expect(try ExtensionReason(named: "number-of-requests") == .numberOfRequests)
  }

  @Test("C5: a period is extended once, and rights without an extension not at all")
  func once() throws {
    #expect(try Case.due(received: "2026-06-01", [notice("2026-06-10"), notice("2026-06-20")]) == "2026-09-01")
    #expect(try Case.due(.marketingStop, received: "2026-06-01", [notice("2026-06-10")]) == "2026-07-01")
    #expect(try Case.due(.complaint, received: "2026-06-01", [notice("2026-06-10")]) == "2026-07-01")
  }

  @Test("C5: the last posting day is two working days before, its warning two before that")
  func posting() throws {
    let result = try Case.clock(received: "2026-11-25")
    #expect(result.due.description == "2026-12-29")
    #expect(result.lastPostingDay?.iso == "2026-12-23")
    #expect(result.postingWarning?.iso == "2026-12-21")
    #expect(result.noticeLimit?.iso == "2026-12-25")
    #expect(result.noticeLastPostingDay?.iso == "2026-12-22")
    #expect(result.noticePostingWarning?.iso == "2026-12-18")
  }

  @Test("C6: the days from asking to the answer, both included, do not count: not for the month, not for the notice limit")
  func pauses() throws {
    let result = try Case.clock(received: "2026-06-01", pause("2026-06-08", "2026-06-12"))
    #expect(result.due.description == "2026-07-06")
    #expect(result.noticeLimit?.iso == "2026-07-06")
    #expect(result.internalTarget?.iso == "2026-07-04")
    #expect(try Case.due(received: "2026-06-01", pause("2026-06-08", "2026-06-12") + [notice("2026-07-06")]) == "2026-09-07")
    #expect(try Case.due(received: "2026-06-01", pause("2026-06-08", "2026-06-12") + [notice("2026-07-07")]) == "2026-07-06")
  }

  @Test("C6: no right but access is paused", arguments: Right.allCases.filter { $0 != .access })
  func onlyAccess(_ right: Right) throws {
    let paused = try Case.clock(right, received: "2026-06-01", pause("2026-06-08", "2026-06-12"))
    #expect(paused.due.description == "2026-07-01")
    #expect(paused.steps(.noEffect, rule: "C6").count == 1)
    #expect(try Case.due(right, received: "2026-06-01", [.clarificationAsked(try Case.day("2026-06-08"))]) == "2026-07-01")
  }

  @Test("C6, C7: an open pause shows PAUSED and no date of any kind")
  func open() throws {
    let result = try Case.clock(received: "2026-06-01", [.clarificationAsked(try Case.day("2026-06-08"))], asOf: "2026-06-30")
    #expect(result.due == .paused)
    #expect(result.noticeLimit == nil && result.lastPostingDay == nil && result.internalTarget == nil)
  }

  @Test("C7: overlapping pauses count once, nested and touching ones too")
  func union() throws {
    #expect(try Case.due(received: "2026-06-01", pause("2026-06-08", "2026-06-12") + pause("2026-06-10", "2026-06-15")) == "2026-07-09")
    #expect(try Case.due(received: "2026-06-01", pause("2026-06-08", "2026-06-15") + pause("2026-06-10", "2026-06-12")) == "2026-07-09")
    #expect(try Case.due(received: "2026-06-01", pause("2026-06-08", "2026-06-12") + pause("2026-06-12", "2026-06-15")) == "2026-07-09")
  }

  @Test("C7: paused days up to the relevant time do not count")
  func beforeRelevantTime() throws {
    let identity: [ClockEvent] = [
      .identityAsked(try Case.day("2026-06-02"), routine: false), .identityGiven(try Case.day("2026-06-10")),
    ]
    #expect(try Case.due(received: "2026-06-01", identity + pause("2026-06-08", "2026-06-12")) == "2026-07-13")
    #expect(try Case.due(received: "2026-06-01", identity + pause("2026-06-03", "2026-06-10")) == "2026-07-10")
  }

  @Test("C7: a question asked on the due date pauses, one asked after it does not")
  func afterDue() throws {
    #expect(try Case.due(received: "2026-06-01", pause("2026-07-01", "2026-07-03")) == "2026-07-06")
    #expect(try Case.due(received: "2026-06-01", pause("2026-07-02", "2026-07-03")) == "2026-07-01")
    #expect(try Case.due(received: "2026-06-01", [.clarificationAsked(try Case.day("2026-07-02"))]) == "2026-07-01")
  }

  @Test("C7: the roll comes once and last")
  func rollLast() throws {
    // 31 January to 28 February (a Sunday), three paused days to 3 March: rolling first would give 4 March.
    #expect(try Case.due(received: "2027-01-31", pause("2027-02-10", "2027-02-12")) == "2027-03-03")
  }

  @Test("C6: an answer before its question, or without one, is refused")
  func order() throws {
    let answered = ClockEvent.clarificationAnswered(try Case.day("2026-06-10"))
    for events in [[answered], [.clarificationAsked(try Case.day("2026-06-12")), answered]] {
      let error = #expect(throws: ClockError.self) { try Case.clock(received: "2026-06-01", events) }
      #expect(error?.code == .impossibleOrder)
      #expect(error?.rule == "C6")
    }
  }

  @Test("C3: nothing comes before the receipt, and there is no clock without one")
  func receiptFirst() throws {
    let error = #expect(throws: ClockError.self) {
      try Case.clock(received: "2026-06-01", [.identityAsked(try Case.day("2026-05-31"), routine: false)])
    }
    #expect(error?.code == .impossibleOrder)
    #expect(error?.rule == "C3")
    let none = #expect(throws: ClockError.self) {
      try StatutoryClock.compute(right: .access, jurisdiction: .englandAndWales, events: [])
    }
    #expect(none?.code == .noReceipt)
    #expect(throws: ClockError.self) { try Case.clock(received: "2026-06-01", [.identityGiven(try Case.day("2026-06-03"))]) }
    #expect(throws: ClockError.self) { try Case.clock(received: "2026-06-01", asOf: "2026-05-31") }
  }

  @Test("O4: read as of an earlier day, the clock is as it was then")
  func asOf() throws {
    let events = try pause("2026-06-08", "2026-06-12")
    #expect(try Case.due(received: "2026-06-01", events, asOf: "2026-06-07") == "2026-07-01")
    #expect(try Case.due(received: "2026-06-01", events, asOf: "2026-06-10") == "PAUSED")
    #expect(try Case.due(received: "2026-06-01", events, asOf: "2026-06-12") == "2026-07-06")
  }
}
