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

  private func message(_ text: String) -> Submission {
    Submission(
      id: MadeUpCase.id(1), channel: .post, reference: Reference(submission: MadeUpCase.id(1)),
      receivedAt: Date(timeIntervalSince1970: 1_780_302_600), sender: nil, subject: "", text: text)
  }

  @Test("O1: what the words seem to ask for stands beside them, with the words that led to it")
  func suggestion() throws {
    let submission = message("Please stop sending me brochures.\u{1B}[31m Emails are fine.")
    let page = TriagePage(
      reference: MadeUpCase.reference, state: try MadeUpCase(rights: []).state,
      messages: [.init(submission: submission, suggestion: Suggestion(for: submission, by: try Recogniser()))],
      time: try LocalTime(zone: "Europe/London"))
    #expect(page.text.contains("It seems to ask for:\n  stop of marketing (by post)"), "\(page.text)")
    #expect(page.text.contains("\u{201C}stop sending me\u{201D}") && !page.text.contains("\u{1B}"))
  }

  @Test("R7, N3: a stop that is added in triage is for the channels that the message names, and for all where it names none")
  func channels() throws {
    let recogniser = try Recogniser()
    #expect(Suggestion(for: message("Please stop sending me brochures. Emails are fine."), by: recogniser).stopped == [.post])
    #expect(Suggestion(for: message("Please stop all advertising to me."), by: recogniser).stopped == [])
    #expect(Suggestion(for: message("Please send me everything you hold about me."), by: recogniser).lines.count == 1)
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
