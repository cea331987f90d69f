import RightsLaw
import Testing

@Suite("C8-C12: other places and periods", .timeLimit(.minutes(1)))
struct ClockPlacesTests {
  @Test("C8: each part of the United Kingdom keeps its own holidays")
  func parts() throws {
    #expect(try Case.due(in: "GB-EAW", received: "2026-05-15") == "2026-06-15")
    #expect(try Case.due(in: "GB-SCT", received: "2026-05-15") == "2026-06-16")
    #expect(try Case.due(in: "GB-NIR", received: "2027-02-17") == "2027-03-18")
  }

  @Test("C8: where two laws apply the earlier date counts, whichever is named first")
  func earlier() throws {
    let received: [ClockEvent] = [.received(try Case.day("2026-06-01"))]
    let clarification: [ClockEvent] = [
      .clarificationAsked(try Case.day("2026-06-08")), .clarificationAnswered(try Case.day("2026-06-12")),
    ]
    for places in [["GB-EAW", "IE"], ["IE", "GB-EAW"]] {
      let result = try StatutoryClock.computeEarliest(
        right: .access, jurisdictions: places.map(Jurisdiction.init(rawValue:)), events: received + clarification)
      #expect(result.due.description == "2026-07-01")
      #expect(result.jurisdiction.rawValue == "IE")
      #expect(result.steps(.compared, rule: "C8").count == 1)
    }
    // A pause there does not hide the date here.
    let open = try StatutoryClock.computeEarliest(
      right: .access, jurisdictions: [.englandAndWales, Jurisdiction(rawValue: "DE")], events: received + [clarification[0]])
    #expect(open.due.description == "2026-07-01")
    #expect(throws: ClockError.self) { try StatutoryClock.computeEarliest(right: .access, jurisdictions: [], events: received) }
  }

  @Test("C10: in the European Union identity questions suspend the days, for every right")
  func suspension() throws {
    let identity: [ClockEvent] = [
      .identityAsked(try Case.day("2026-06-05"), routine: false), .identityGiven(try Case.day("2026-06-20")),
    ]
    #expect(try Case.due(in: "DE", received: "2026-06-01", identity) == "2026-07-17")
    #expect(try Case.due(.erasure, in: "NO", received: "2026-06-01", identity) == "2026-07-17")
    #expect(try Case.due(in: "DE", received: "2026-06-01", [identity[0]]) == "PAUSED")
    let late: [ClockEvent] = [
      .identityAsked(try Case.day("2026-06-20"), routine: false), .identityGiven(try Case.day("2026-06-25")),
    ]
    #expect(try Case.due(in: "DE", received: "2026-06-01", late) == "2026-07-01")
    let routine: [ClockEvent] = [.identityAsked(try Case.day("2026-06-02"), routine: true)]
    #expect(try Case.due(in: "DE", received: "2026-06-01", routine) == "2026-07-01")
  }

  @Test("C10: clarification and fees do not move European dates; an extension does")
  func clarification() throws {
    let events: [ClockEvent] = [
      .clarificationAsked(try Case.day("2026-06-08")), .clarificationAnswered(try Case.day("2026-06-12")),
      .feePaid(try Case.day("2026-06-20")),
    ]
    #expect(try Case.due(in: "IE", received: "2026-06-01", events) == "2026-07-01")
    let notice = ClockEvent.extensionNotice(try Case.day("2026-06-20"), reason: .complexity)
    #expect(try Case.due(in: "IE", received: "2026-06-01", [notice]) == "2026-09-01")
  }

  @Test("C11: a complaint is acknowledged within 30 days of receipt, whatever else happens")
  func complaints() throws {
    #expect(try Case.due(.complaint, received: "2026-11-22") == "2026-12-22")
    #expect(try Case.due(.complaint, received: "2025-06-05") == "2025-07-07")
    let identity: [ClockEvent] = [
      .identityAsked(try Case.day("2026-07-02"), routine: false), .identityGiven(try Case.day("2026-07-20")),
    ]
    #expect(try Case.due(.complaint, received: "2026-07-01", identity) == "2026-07-31")
    #expect(try Case.clock(.complaint, received: "2026-07-01").noticeLimit == nil)
    #expect(try Case.clock(.complaint, in: "DE", received: "2026-07-01").steps(.noEffect, rule: "C11").count == 1)
  }

  @Test("C12: Jersey has 4 weeks, Switzerland 30 days, Guernsey and the Isle of Man a month")
  func periods() throws {
    #expect(try Case.due(in: "JE", received: "2026-06-01") == "2026-06-29")
    #expect(try Case.due(in: "CH", received: "2026-06-01") == "2026-07-01")
    #expect(try Case.due(in: "CH-ZH", received: "2026-07-02") == "2026-08-03")
    #expect(try Case.due(in: "GG", received: "2026-06-01") == "2026-07-01")
    #expect(try Case.due(in: "IM", received: "2026-06-05") == "2026-07-07")
    let notice = ClockEvent.extensionNotice(try Case.day("2026-06-20"), reason: .complexity)
    #expect(try Case.due(in: "JE", received: "2026-06-01", [notice]) == "2026-08-24")
    let swiss = try Case.clock(in: "CH", received: "2026-06-01", [notice])
    #expect(swiss.due.description == "2026-07-01")
    #expect(swiss.steps(.noEffect, rule: "C5").count == 1)
    let identity: [ClockEvent] = [
      .identityAsked(try Case.day("2026-06-02"), routine: false), .identityGiven(try Case.day("2026-06-10")),
    ]
    #expect(try Case.due(in: "CH", received: "2026-06-01", identity) == "2026-07-01")
    #expect(try Case.due(in: "JE", received: "2026-06-01", identity) == "2026-07-08")
  }

  @Test("C12: exam marks come within 5 months, or 40 days of their announcement where that is earlier")
  func examMarks() throws {
    #expect(try Case.due(received: "2026-06-01", [.examMarks(announced: nil)]) == "2026-11-02")
    #expect(try Case.due(received: "2026-06-01", [.examMarks(announced: try Case.day("2026-08-13"))]) == "2026-09-22")
    #expect(try Case.due(received: "2026-06-01", [.examMarks(announced: try Case.day("2026-12-15"))]) == "2026-11-02")
    // Asked for after the announcement, they are ordinary data; and the longer period is the United Kingdom's alone.
    #expect(try Case.due(received: "2026-08-20", [.examMarks(announced: try Case.day("2026-08-13"))]) == "2026-09-21")
    #expect(try Case.due(in: "DE", received: "2026-06-01", [.examMarks(announced: nil)]) == "2026-07-01")
  }

  @Test("C2: the internal target is 28 days, and never after the due date")
  func internalTarget() throws {
    #expect(try Case.clock(received: "2026-06-01").internalTarget?.iso == "2026-06-29")
    #expect(try Case.clock(received: "2025-01-31").internalTarget?.iso == "2025-02-28")
    #expect(try Case.clock(in: "JE", received: "2026-06-01").internalTarget?.iso == "2026-06-27")
    for right in Right.allCases {
      let result = try Case.clock(right, received: "2027-01-31")
      #expect(try #require(result.internalTarget) <= #require(result.due.date))
    }
  }

  @Test("R7: a marketing stop aims at two days, and nothing moves it")
  func marketingStop() throws {
    let events: [ClockEvent] = [
      .identityAsked(try Case.day("2026-06-02"), routine: false), .feeAsked(try Case.day("2026-06-02")),
      .clarificationAsked(try Case.day("2026-06-02")),
    ]
    let result = try Case.clock(.marketingStop, received: "2026-06-01", events)
    #expect(result.due.description == "2026-07-01")
    #expect(result.internalTarget?.iso == "2026-06-03")
    #expect(MarketingChannel.post.internalLimitDays == 28)
    #expect(MarketingChannel.allCases.filter { $0 != .post }.allSatisfy { $0.internalLimitDays == 2 })
  }
}
