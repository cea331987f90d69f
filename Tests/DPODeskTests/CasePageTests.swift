import Foundation
import RightsCase
import RightsLaw
import Testing

@testable import DPODesk

@Suite("A case's story", .timeLimit(.minutes(1)))
struct CasePageTests {
  @Test("O2, O4: it tells who did what when, the coverage with counts, the clock's working, and what to type next")
  func awaitingApproval() throws {
    var made = try MadeUpCase()
    try made.send(.notice(1), .sent)
    try made.verify()
    try made.search()
    try made.assemble()
    try Golden.expect(CasePage(story: try made.story(recipient: "p…a@h….example")).text + "\n", is: "show-awaiting-approval.txt")
  }

  @Test("Rule 9: a parked step stands there with its reason and the command that lets it run again")
  func parked() throws {
    var made = try MadeUpCase()
    try made.verify()
    try made.search()
    try made.assemble()
    try made.approve()
    let step = CaseStory.Step(
      message: MadeUpCase.id(9), routingKey: "response.dispatch", attempts: 4,
      reason: "letters/en/answer-email.txt: the template cannot be read\u{1B}[2J", dueAt: made.entries[0].at, isPublished: false,
      parkedAt: made.entries[0].at)
    let waiting = CaseStory.Step(
      message: MadeUpCase.id(8), routingKey: "response.dispatch", attempts: 0, reason: nil, dueAt: made.entries[0].at,
      isPublished: true, parkedAt: nil)
    let page = CasePage(story: try made.story(steps: [step, waiting], recipient: "p…a@h….example"))
    try Golden.expect(page.text + "\n", is: "show-parked.txt")
  }

  @Test("A mail whose sending is in doubt is never sent again by itself: the DPO is asked what became of it")
  func inDoubt() throws {
    var made = try MadeUpCase()
    try made.verify()
    try made.search()
    try made.assemble()
    try made.approve()
    try made.send(.answer(1), .ambiguous, code: "smtp-connection")
    let text = CasePage(story: try made.story(today: "2026-07-04", recipient: "p…a@h….example")).text
    #expect(text.contains("in doubt: it may have left"))
    #expect(text.contains("dpo resolve 4T7K9-Q2MXC --delivered "))
    #expect(text.contains("dpo resolve 4T7K9-Q2MXC --not-delivered "))
    #expect(text.contains("3 days overdue"))
  }

  @Test("A case in triage says why, and that nothing is searched before identity is shown (N7)")
  func triage() throws {
    let made = try MadeUpCase(rights: [])
    try Golden.expect(CasePage(story: try made.story()).text + "\n", is: "show-triage.txt")
  }

  @Test("A closed case offers nothing to type")
  func closed() throws {
    var made = try MadeUpCase(rights: [])
    try made.apply(.dismissTriage(on: try LocalDate(iso: "2026-06-02")), by: "dpo:dpo_demo")
    let text = CasePage(story: try made.story()).text
    #expect(text.hasSuffix("What you can do\n  Nothing; the case is closed."))
    #expect(text.contains("DPO dpo_demo"))
  }

  @Test("A recorded due date that the calculator does not confirm is pointed out (O4)")
  func clockMoved() throws {
    var state = try MadeUpCase().state
    state.evolve(
      .clockStated(
        ClockStated(
          item: 1, due: try LocalDate(iso: "2026-08-31"), internalTarget: nil, calculator: "habeas-clock/0", holidayTableHash: "h")))
    let lines = ClockSection(state: state, today: try LocalDate(iso: "2026-06-02"), style: .plain).lines
    #expect(lines.contains { $0.contains("Recorded was 2026-08-31") })
  }

  @Test("The document for programs has codes, ids and dates, and no address")
  func document() throws {
    var made = try MadeUpCase()
    try made.verify()
    let json = try DeskJSON.text(CaseDocument(try made.story(recipient: "p…a@h….example")))
    #expect(json.contains("\"phase\" : \"searching\"") && json.contains("\"due\" : \"2026-07-01\""))
    #expect(json.contains("p…a@h….example"))
  }
}
