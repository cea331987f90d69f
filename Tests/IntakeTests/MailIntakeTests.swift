import Foundation
import RightsCase
import Testing

@testable import Intake

@Suite("Mail becomes a submission", .timeLimit(.minutes(1)))
struct MailIntakeTests {
  private let intake = MailIntake(mailbox: "privacy@controller.example")
  private let now = Date(timeIntervalSince1970: 1_780_000_000)

  private func mail(_ headers: String = "", body: String = "Send me everything.\n") -> [UInt8] {
    let text = """
      Received: from mx.controller.example by store.controller.example; Sat, 23 May 2026 23:30:00 +0100 (BST)
      From: Priya Nandakumar <priya.nandakumar@harbourtyres.example>
      To: privacy@controller.example
      Subject: My data
      Message-ID: <one@harbourtyres.example>
      Date: Fri, 22 May 2026 09:00:00 +0100
      \(headers)MIME-Version: 1.0
      Content-Type: text/plain; charset=utf-8

      \(body)
      """
    return Array(text.replacingOccurrences(of: "\n", with: "\r\n").utf8)
  }

  @Test("C3: arrival with the organisation counts, as its own server saw it, not the sender's date and not polling")
  func receipt() throws {
    let submission = try intake.submission(mail(), now: now)
    #expect(submission.channel == .email)
    #expect(submission.receivedAt == Date(timeIntervalSince1970: 1_779_575_400))
    #expect(submission.sender?.address == "priya.nandakumar@harbourtyres.example")
    #expect(submission.subject == "My data")
    #expect(submission.text == "Send me everything.")
  }

  @Test("the same mail taken twice has one id and one reference")
  func twice() throws {
    let first = try intake.submission(mail(), now: now)
    let second = try intake.submission(mail(), now: now.addingTimeInterval(60))
    #expect(first.id == second.id && first.reference == second.reference)
    #expect(try intake.submission(mail(body: "Other.\n"), now: now).id != first.id)
  }

  @Test("the person's words and what they quote are kept apart")
  func quotes() throws {
    let submission = try intake.submission(
      mail(body: "Here is my code: 123456\n\nOn Fri, 22 May 2026 at 10:00, DPO <privacy@controller.example> wrote:\n> Please delete me\n"),
      now: now)
    #expect(submission.text == "Here is my code: 123456")
    #expect(submission.quoted?.contains("delete me") == true)
  }

  @Test("machines' mail is marked, our own mail and mail without a sender are refused")
  func refused() throws {
    #expect(try intake.submission(mail("Auto-Submitted: auto-replied\n"), now: now).isAutomatic)
    let own = String(decoding: mail(), as: UTF8.self).replacingOccurrences(
      of: "priya.nandakumar@harbourtyres.example>", with: "Privacy@Controller.example>")
    #expect(throws: SubmissionFault(.ownMail)) { try intake.submission(Array(own.utf8), now: now) }
    let none = String(decoding: mail(), as: UTF8.self).replacingOccurrences(of: "From: ", with: "X-From: ")
    #expect(throws: SubmissionFault(.noSender)) { try intake.submission(Array(none.utf8), now: now) }
    #expect(throws: SubmissionFault(.malformed)) { try intake.submission([], now: now) }
  }

  @Test("a submission is read back as it was written, and an unknown version is said to be one")
  func coding() throws {
    var submission = try intake.submission(mail(), now: now)
    submission.attachments = [.init(fileName: "a.pdf", mediaType: "application/pdf", content: Data([0, 1, 255]))]
    #expect(try Submission(vaultBytes: submission.encoded()) == submission)
    submission.schema = "habeas.submission.v9"
    #expect(throws: SubmissionFault(.unknownSchema)) { try Submission(vaultBytes: try submission.encoded()) }
    #expect(throws: SubmissionFault(.malformed)) { try Submission(vaultBytes: Array("{}".utf8)) }
  }
}
