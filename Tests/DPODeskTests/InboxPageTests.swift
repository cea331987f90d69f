import RightsLaw
import Testing

@testable import DPODesk

@Suite("The inbox", .timeLimit(.minutes(1)))
struct InboxPageTests {
  private func entry(
    _ reference: String, phase: String, due: String?, rights: [String] = ["access"], attention: String? = nil, parked: Int = 0
  ) throws -> InboxEntry {
    InboxEntry(
      reference: reference, rights: rights, channel: "email", phase: phase, received: try LocalDate(iso: "2026-06-01"),
      due: try due.map { try LocalDate(iso: $0) }, attention: attention, parked: parked)
  }

  private func page(_ entries: [InboxEntry], style: TextStyle = .plain) throws -> InboxPage {
    InboxPage(entries: entries, today: try LocalDate(iso: "2026-06-29"), style: style)
  }

  @Test("The most urgent case stands first, each with what it needs from the DPO in plain words")
  func urgency() throws {
    let entries = [
      try entry("AAAAA-AAAAA", phase: "searching", due: "2026-07-20", parked: 2),
      try entry("BBBBB-BBBBB", phase: "awaiting-approval", due: "2026-07-01"),
      try entry("CCCCC-CCCCC", phase: "triage", due: nil, rights: [], attention: "unclear-request"),
      try entry("DDDDD-DDDDD", phase: "dispatching", due: "2026-06-26", attention: "sending-in-doubt"),
      try entry("EEEEE-EEEEE", phase: "verifying", due: "2026-07-10", rights: ["access", "erasure"]),
      try entry("FFFFF-FFFFF", phase: "closed", due: nil),
    ]
    try Golden.expect(try page(entries).text + "\n", is: "inbox.txt")
  }

  @Test("An empty inbox says so and where the closed cases are")
  func empty() throws {
    #expect(try page([]).text == "No open case. Closed ones: dpo inbox --all")
  }

  @Test("Without a terminal there is no escape sequence; with one, only colours are added")
  func colour() throws {
    let entries = [try entry("BBBBB-BBBBB", phase: "awaiting-approval", due: "2026-06-01")]
    let plain = try page(entries).text
    let coloured = try page(entries, style: TextStyle(isColoured: true)).text
    #expect(!plain.contains("\u{1B}"))
    #expect(coloured.contains("\u{1B}[31m") && TerminalText.safe(coloured) == plain)
  }

  @Test(
    "Days are counted in words",
    arguments: [(0, "today"), (1, "tomorrow"), (12, "in 12 days"), (-1, "1 day overdue"), (-3, "3 days overdue")])
  func days(_ days: Int, _ words: String) throws {
    let today = try LocalDate(iso: "2026-06-29")
    #expect(DueText.left(until: today.adding(days: days), from: today) == words)
  }
}
