import RightsLaw
import Testing

@Suite("C1-C4: what the clock counts from", .timeLimit(.minutes(1)))
struct ClockRelevantTimeTests {
  @Test("C1: a request from before Article 12A was in force says so, a later one does not")
  func inForce() throws {
    #expect(try Case.clock(received: "2026-02-04").steps(.inForce, rule: "C1").count == 1)
    #expect(try Case.clock(received: "2026-02-05").steps(.inForce).isEmpty)
    #expect(try Case.clock(.complaint, received: "2026-06-18").steps(.inForce).count == 1)
    #expect(try Case.clock(.complaint, received: "2026-06-19").steps(.inForce).isEmpty)
    #expect(Provision.proportionateSearch.inForce.iso == "2024-01-01")
  }

  @Test("C2: every right of Articles 15 to 22 has the month", arguments: RefusableRight.allCases)
  func month(_ right: RefusableRight) throws {
    #expect(try Case.due(right.right, received: "2026-06-01") == "2026-07-01")
  }

  @Test("C3: the relevant time is the latest of receipt, identity, authority and a fee under Article 12(5)")
  func latest() throws {
    let identity: [ClockEvent] = [
      .identityAsked(try Case.day("2026-06-02"), routine: false), .identityGiven(try Case.day("2026-06-20")),
    ]
    let authority: [ClockEvent] = [
      .authorityAsked(try Case.day("2026-06-02"), routine: false), .authorityGiven(try Case.day("2026-06-24")),
    ]
    let fee: [ClockEvent] = [.feeAsked(try Case.day("2026-06-03")), .feePaid(try Case.day("2026-06-25"))]
    #expect(try Case.due(received: "2026-06-01", identity) == "2026-07-20")
    #expect(try Case.due(received: "2026-06-01", identity + authority) == "2026-07-24")
    #expect(try Case.due(received: "2026-06-01", fee + authority + identity) == "2026-07-27")
    #expect(try Case.due(received: "2026-06-01", [.feePaid(try Case.day("2026-06-25"))]) == "2026-07-27")
  }

  @Test("C3: until identity information or a fee comes, the period has not begun")
  func waiting() throws {
    #expect(try Case.due(received: "2026-06-01", [.identityAsked(try Case.day("2026-06-02"), routine: false)]) == "WAITING")
    #expect(try Case.due(received: "2026-06-01", [.feeAsked(try Case.day("2026-06-02"))]) == "WAITING")
    let result = try Case.clock(received: "2026-06-01", [.authorityAsked(try Case.day("2026-06-02"), routine: false)])
    #expect(result.due == .waiting)
    #expect(result.noticeLimit == nil && result.lastPostingDay == nil && result.internalTarget == nil)
  }

  @Test("C3, R12: a routine code leaves the clock at receipt")
  func routine() throws {
    let events: [ClockEvent] = [.identityAsked(try Case.day("2026-06-01"), routine: true), .identityGiven(try Case.day("2026-06-20"))]
    let result = try Case.clock(received: "2026-06-01", events)
    #expect(result.due.description == "2026-07-01")
    #expect(result.steps(.noEffect, rule: "C3").count == 1)
    // It does not hide a real doubt that follows it.
    let doubt: [ClockEvent] = [
      .identityAsked(try Case.day("2026-06-01"), routine: true), .identityAsked(try Case.day("2026-06-03"), routine: false),
      .identityGiven(try Case.day("2026-06-20")),
    ]
    #expect(try Case.due(received: "2026-06-01", doubt) == "2026-07-20")
  }

  @Test("C3, R12: a question after a week is late and leaves the clock at receipt")
  func promptly() throws {
    func due(asked: String) throws -> String {
      try Case.due(
        received: "2026-06-01", [.identityAsked(try Case.day(asked), routine: false), .identityGiven(try Case.day("2026-06-20"))])
    }
    #expect(try due(asked: "2026-06-08") == "2026-07-20")
    #expect(try due(asked: "2026-06-09") == "2026-07-01")
    #expect(try Case.due(received: "2026-06-01", [.identityAsked(try Case.day("2026-06-09"), routine: false)]) == "2026-07-01")
    // A second doubt after an answer is measured from that answer.
    let again: [ClockEvent] = [
      .identityAsked(try Case.day("2026-06-02"), routine: false), .identityGiven(try Case.day("2026-06-15")),
      .identityAsked(try Case.day("2026-06-17"), routine: false), .identityGiven(try Case.day("2026-06-22")),
    ]
    #expect(try Case.due(received: "2026-06-01", again) == "2026-07-22")
  }

  @Test("C3: a fee may be asked for as long as the period runs, and not after it: promptness is about doubts alone (R12)")
  func lateFee() throws {
    let fee: [ClockEvent] = [.feeAsked(try Case.day("2026-06-22")), .feePaid(try Case.day("2026-06-25"))]
    #expect(try Case.due(received: "2026-06-01", fee) == "2026-07-27")
    let late: [ClockEvent] = [.feeAsked(try Case.day("2026-07-03")), .feePaid(try Case.day("2026-07-06"))]
    #expect(try Case.due(received: "2026-06-01", late) == "2026-07-01")
  }

  @Test("C3: a fee for a further copy does not move the clock")
  func furtherCopy() throws {
    let result = try Case.clock(received: "2026-06-01", [.furtherCopyFeePaid(try Case.day("2026-06-25"))])
    #expect(result.due.description == "2026-07-01")
    #expect(result.steps(.noEffect, rule: "C3").count == 1)
  }

  @Test("C3: the same message twice counts from its earliest receipt")
  func twice() throws {
    #expect(try Case.due(received: "2026-06-05", [.received(try Case.day("2026-06-01"))]) == "2026-07-01")
  }

  @Test("C4: the day of the event is excluded, and a month is not 30 days")
  func counting() throws {
    #expect(try Case.due(received: "2025-09-03") == "2025-10-03")
    #expect(try Case.due(received: "2027-07-01") == "2027-08-02")
    #expect(try Case.due(received: "2024-01-01") == "2024-02-01")
  }

  @Test("C4: the working says which days it rolled over and which holidays they are")
  func rolled() throws {
    let result = try Case.clock(received: "2026-11-25")
    let step = try #require(result.steps(.rolled, rule: "C4").first)
    #expect(step.from?.iso == "2026-12-25")
    #expect(step.to?.iso == "2026-12-29")
    #expect(step.days == 4)
    for text in ["2026-12-25 (Christmas Day)", "2026-12-26 (Saturday)", "2026-12-27 (Sunday)", "2026-12-28 (Boxing Day (substitute))"] {
      #expect(step.text.contains(text))
    }
  }
}
