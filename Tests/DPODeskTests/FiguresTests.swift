import Foundation
import RightsCase
import RightsLaw
import Testing

@testable import DPODesk

@Suite("The figures of the office", .timeLimit(.minutes(1)))
struct FiguresTests {
  /// Every event of the made-up cases is of the first two days of June 2026, in London.
  private func figures(_ made: MadeUpCase) throws -> CaseFigures {
    let firstDay = try LocalDate(iso: "2026-06-01")
    return try #require(CaseFigures(made.entries) { firstDay.adding(days: Int($0.timeIntervalSince1970 - 1_780_268_400) / 86_400) })
  }

  /// Answered on 2 June, with one part withheld that a second person has seen.
  private func answered() throws -> MadeUpCase {
    var made = try MadeUpCase()
    try made.send(.notice(1), .sent)
    try made.verify()
    try made.search()
    try made.apply(
      .exempt(
        ExemptionApplied(
          item: 1, ground: "S2.19", withheld: WithheldPart(system: "crm", collection: "crm.calls"), recordItem: MadeUpCase.id(7),
          recorded: [.item, .reasoning], reviewer: "dpo_two", isSilent: false, on: try LocalDate(iso: "2026-06-01"))),
      by: "dpo:dpo_demo")
    try made.assemble()
    try made.approve()
    try made.send(.answer(1), .sent)
    return made
  }

  @Test("O5: volume, time, care and what followed are counted from events alone; whoever is late is overdue")
  func page() throws {
    var waiting = try MadeUpCase(rights: [.access, .erasure])
    try waiting.challenge()
    var complaint = try MadeUpCase(rights: [.complaint], triage: .unclearRequest)
    try complaint.apply(.acceptTriage(rights: [], on: try LocalDate(iso: "2026-06-02")), by: "dpo:dpo_demo")
    try complaint.send(.notice(1), .sent)
    var breached = try answered()
    try breached.apply(
      .recordBreach(
        BreachRecorded(
          breach: 1, subject: .answer(1), awareAt: 1_780_400_000, recordItem: MadeUpCase.id(8), on: try LocalDate(iso: "2026-06-02"))),
      by: "dpo:dpo_demo")
    let cases = try [answered(), waiting, complaint, breached].map(figures)
    let page = FiguresPage(cases: cases, today: try LocalDate(iso: "2026-07-02"))
    try Golden.expect(page.text + "\n", is: "figures.txt")
    let before = FiguresPage(cases: cases, today: try LocalDate(iso: "2026-07-01"))
    #expect(before.text.contains("of them overdue: 0"), "the statutory date is the last day in time")
  }

  @Test("O5: a period without cases says so")
  func nothing() throws {
    #expect(FiguresPage(cases: [], today: try LocalDate(iso: "2026-07-02")).text == "No case was received in that time.")
  }

  @Test("O5: an answer that left after its date counts as late, a withdrawn request as neither")
  func late() throws {
    let due = try LocalDate(iso: "2026-07-01")
    func item(ended: String?, withdrawn: Bool = false) throws -> CaseFigures.Item {
      CaseFigures.Item(
        right: .access, receivedOn: try LocalDate(iso: "2026-06-01"), due: due, endedOn: try ended.map { try LocalDate(iso: $0) },
        isWithdrawn: withdrawn)
    }
    #expect(try item(ended: "2026-07-01").isInTime(on: due) == true)
    #expect(try item(ended: "2026-07-02").isInTime(on: due) == false)
    #expect(try item(ended: nil).isInTime(on: due) == nil)
    #expect(try item(ended: nil).isInTime(on: due.adding(days: 1)) == false)
    #expect(try item(ended: "2026-08-01", withdrawn: true).isInTime(on: due) == nil)
  }
}
