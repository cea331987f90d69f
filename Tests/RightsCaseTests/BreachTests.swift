import Foundation
import RightsCase
import RightsLaw
import Testing

@Suite("A breach by our own answer", .timeLimit(.minutes(1)))
struct BreachTests {
  /// Seconds since 1970 of 10 June 2026, 09:00 UTC.
  private static let aware = 1_781_082_000

  /// A case whose letter went out and which is closed.
  private func closed() throws -> LawStory {
    var story = try LawStory([.complaint], triage: .unclearRequest)
    try story.take(.acceptTriage(rights: [], on: try LawStory.day("2026-06-02")))
    try story.send(on: "2026-06-02")
    try story.take(
      .concludeComplaint(
        ComplaintConcluded(
          item: 1, outcome: .upheld, reasonsItem: UUID(), decider: "dpo_one", about: [], on: try LawStory.day("2026-06-08"))))
    try story.send(on: "2026-06-09")
    #expect(story.state.closed != nil)
    return story
  }

  private func breach(_ number: Int = 1, _ subject: SendSubject = .notice(2)) throws -> CaseCommand {
    .recordBreach(
      BreachRecorded(breach: number, subject: subject, awareAt: Self.aware, recordItem: UUID(), on: try LawStory.day("2026-06-10")))
  }

  private func assessed(
    authority: BreachAssessed.Authority = .told, person: BreachAssessed.Person = .told, toldAt: Int? = aware + 3_600
  ) throws -> CaseCommand {
    .assessBreach(
      BreachAssessed(
        breach: 1, authority: authority, person: person, toldAt: toldAt, recordItem: UUID(), on: try LawStory.day("2026-06-11")))
  }

  @Test("R24: a closed case takes a breach, asks for a decision, and reminds a day before the 72 hours are over")
  func asksForDecision() throws {
    var story = try closed()
    let events = try story.take(try breach())
    #expect(events.map(\.kind) == [.breachRecorded])
    #expect(story.state.effects(of: events[0]).contains(.setTimer(.breachNotification, .at(seconds: Self.aware + 48 * 3_600))))
    #expect(story.state.alerts == [.breachOpen] && story.state.phase == .closed)
    #expect(story.state.openBreaches.first?.recorded.notifyBefore == Self.aware + 72 * 3_600)

    try story.take(.fireTimer(TimerFired(timer: .breachNotification, on: try LawStory.day("2026-06-12")), remindsOfficer: true))
    #expect(story.state.alerts == [.breachNotificationDue])
    let notice = try #require(story.state.notices.last)
    #expect(notice.request.kind == .officerReminder && notice.isAfterClosing)
    try story.send(on: "2026-06-12")

    try story.take(try assessed())
    #expect(story.state.alerts.isEmpty && !story.state.timers.contains(.breachNotification))
  }

  @Test("R24: its records are not destroyed while nobody has decided whom to tell, however long that takes")
  func keepsRecords() throws {
    var story = try closed()
    #expect(story.state.timers == [.foundRetention, .retentionEnd])
    try story.take(try breach())
    #expect(story.state.timers == [.breachNotification])
    let end = CaseCommand.fireTimer(TimerFired(timer: .retentionEnd, on: try LawStory.day("2033-01-01")))
    #expect(#expect(throws: Rejection.self) { try story.take(end) }?.code == .timerNotSet)
    try story.take(try assessed(authority: .noRisk, person: .noHighRisk, toldAt: nil))
    #expect(story.state.timers == [.foundRetention, .retentionEnd])
  }

  @Test("R24: what was never sent reached nobody; one breach is recorded once, and decided once with what the law asks for")
  func refuses() throws {
    var story = try closed()
    #expect(#expect(throws: Rejection.self) { try story.take(try breach(1, .answer(1))) }?.code == .nothingToSend)
    #expect(#expect(throws: Rejection.self) { try story.take(try assessed()) }?.code == .noSuchItem)
    #expect(#expect(throws: Rejection.self) { try story.take(try breach(2)) }?.code == .wrongVersion)
    try story.take(try breach())
    #expect(#expect(throws: Rejection.self) { try story.take(try breach(2)) }?.code == .impossible)
    #expect(#expect(throws: Rejection.self) { try story.take(try assessed(toldAt: nil)) }?.code == .missingRecord)
    #expect(#expect(throws: Rejection.self) { try story.take(try assessed(authority: .noRisk, toldAt: nil)) }?.code == .impossible)
    #expect(#expect(throws: Rejection.self) { try story.take(try assessed(toldAt: Self.aware - 1)) }?.code == .impossible)
    try story.take(try assessed())
    #expect(throws: Rejection.self) { try story.take(try assessed()) }
  }

  @Test("R24: while the case is open a breach moves no date and stops nothing")
  func movesNothing() throws {
    var story = try LawStory()
    try story.send(on: "2026-06-02")
    let before = try story.state.clock(of: 1)
    try story.take(try breach(1, .notice(1)))
    #expect(try story.state.clock(of: 1) == before)
    #expect(story.state.alerts.contains(.breachOpen))
    try story.verify()
    try story.assemble()
    #expect(story.state.phase == .awaitingApproval)
  }
}
