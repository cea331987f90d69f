import Foundation
import ResponseBundle
import RightsCase
import RightsLaw
import Testing

@testable import DPODesk

@Suite("Breaches at the desk", .timeLimit(.minutes(1)))
struct BreachPageTests {
  private static let recorded = BreachRecorded(
    breach: 1, subject: .notice(1), awareAt: 1_780_390_800, recordItem: MadeUpCase.id(8), on: LocalDate(dayNumber: 20_606))

  private func breached() throws -> MadeUpCase {
    var made = try MadeUpCase()
    try made.send(.notice(1), .sent)
    try made.apply(.recordBreach(Self.recorded), by: "dpo:dpo_demo")
    return made
  }

  @Test("R24: the case says until when the authority is told, in the controller's zone, and what to type")
  func page() throws {
    var made = try breached()
    let open = CasePage(story: try made.story()).text
    // Known on 2 June 2026 at 09:00 UTC, which is 10:00 in London.
    #expect(open.contains("Breach 1, by the notice 1 (acknowledgement): OPEN. Tell the authority before 2026-06-05 10:00"))
    #expect(open.contains("dpo breach 4T7K9-Q2MXC --drafts DIR") && open.contains("Every link to it has ended"))
    try made.apply(
      .assessBreach(
        BreachAssessed(
          breach: 1, authority: .told, person: .noHighRisk, toldAt: Self.recorded.notifyBefore + 60, recordItem: MadeUpCase.id(9),
          on: try LocalDate(iso: "2026-06-05"))), by: "dpo:dpo_demo")
    let done = CasePage(story: try made.story()).text
    #expect(done.contains("the authority was told on 2026-06-05 10:01, after the 72 hours"))
    #expect(done.contains("the person need not be told") && !done.contains("--drafts"))
  }

  @Test("R24: a closed case stands in the inbox while its breach is open, before the other closed ones")
  func inbox() throws {
    func entry(_ attention: String?) throws -> InboxEntry {
      InboxEntry(
        reference: "4T7K9-Q2MXC", rights: ["access"], channel: "email", phase: "closed", received: try LocalDate(iso: "2026-06-01"),
        due: nil, attention: attention, parked: 0)
    }
    let breach = try entry("breach-notification-due")
    #expect(breach.needs.first?.contains("dpo breach") == true && breach.command == "dpo show 4T7K9-Q2MXC")
    #expect(try entry("deadline-missed").needs.isEmpty)
    #expect(InboxEntry.isMoreUrgent(breach, try entry(nil)))
  }

  @Test("a moment is read in the controller's zone, and a day that is none is refused")
  func moments() throws {
    let time = try LocalTime(zone: "Europe/London")
    #expect(time.instant("2026-06-02 10:00") == Date(timeIntervalSince1970: 1_780_390_800))
    #expect(time.instant("2026-06-02T10:00") == Date(timeIntervalSince1970: 1_780_390_800))
    for text in ["2026-06-31 10:00", "2026-06-02", "2026-06-02 25:00", "yesterday"] { #expect(time.instant(text) == nil, "\(text)") }
  }
}
