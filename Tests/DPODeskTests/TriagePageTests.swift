import Foundation
import Intake
import RightsCase
import RightsLaw
import Testing

@testable import DPODesk

@Suite("Triage", .timeLimit(.minutes(1)))
struct TriagePageTests {
  @Test("O1: the person's own words stand there safely, with the reason and what to type")
  func words() throws {
    let made = try MadeUpCase(rights: [])
    let submission = Submission(
      id: MadeUpCase.id(1), channel: .email, reference: Reference(submission: MadeUpCase.id(1)),
      receivedAt: Date(timeIntervalSince1970: 1_780_302_600), sender: .init(name: "Priya Example", address: "priya@home.example"),
      subject: "About\u{1B}]0;owned\u{07} my data", text: "Hello,\r\n\r\nwhat do you know?\u{1B}[2J\u{1B}[31m\r\nPriya",
      quoted: "Hello,\n\nwhat do you know?\u{1B}[2J\u{1B}[31m\nPriya\n\nOn Monday you wrote:\n> nothing\n",
      attachments: [.init(fileName: "id\u{1B}[1m.png", mediaType: "image/png", content: Data(count: 2048))],
      isIncomplete: true)
    let page = TriagePage(
      reference: MadeUpCase.reference, state: made.state, messages: [.init(submission: submission)],
      time: try LocalTime(zone: "Europe/London"))
    #expect(!page.text.contains("\u{1B}"))
    #expect(!page.text.contains("priya@home.example"))
    try Golden.expect(page.text + "\n", is: "triage.txt")
  }

  @Test("R16: every ground is listed with its code; those of one right can be asked for; an absolute right has none")
  func grounds() {
    let all = GroundsPage().text
    #expect(all.contains("12.5-excessive") && all.contains("S2.19") && all.contains("dpo refuse CASE"))
    let access = GroundsPage(right: .access).text
    #expect(access.contains("15.4") && !access.contains("17.3.b"))
    #expect(GroundsPage(right: .marketingStop).text == "No ground refuses stop of marketing: carry it out.")
  }
}
