import AMQPClient
import CaseStore
import Foundation
import Intake
import RightsCase
import Testing

@Suite("A letter finds its case", .timeLimit(.minutes(1)))
struct LetterJoinTests {
  private static func submission(_ text: String, by channel: Channel = .post, reference: String? = nil) throws -> Submission {
    let id = UUID()
    return Submission(
      id: id, channel: channel, reference: try reference.map { try #require(Reference($0)) } ?? Reference(submission: id),
      receivedAt: Date(timeIntervalSince1970: 1_795_262_400),
      sender: channel == .email ? Submission.Address(name: nil, address: "gareth@letters.example") : nil, subject: "",
      text: "Dear Sir or Madam,\n\n\(text)\n\nYours faithfully,\n\nGareth Pugh",
      postalAddress: channel == .post ? PostalAddress(name: "Gareth Pugh", lines: ["4 Quarry Row"], postcode: "LL11 0AB") : nil)
  }

  private static let request = "Please send me a copy of all the personal data that you hold about me."

  @Test(
    "N7: by its reference, as it stands or as a scanner misread it",
    arguments: ["29CCF-5H0WA", "29CCF-5HOWA", "29CCF-SHOWA", "Z9CCF - SH0WA"])
  func joins(reading: String) async throws {
    try await IntakeDesk.with { desk in
      let opening = try Self.submission(Self.request, reference: "29CCF-5H0WA")
      let other = try Self.submission(Self.request)
      for submission in [opening, other] { #expect(try await desk.take(submission) == .ack) }
      let reply = try Self.submission("As you asked, the code of \(reading) is 22125370.")
      #expect(try await desk.take(reply) == .ack)
      let known = try await desk.store.outcome(of: reply.id)
      #expect(known?.outcome == .joined && known?.caseID == MessageIdentity.openedCase(by: opening.id))
    }
  }

  @Test("O1: a reference that fits no case, or two alike, opens one that waits for a person")
  func unclear() async throws {
    try await IntakeDesk.with { desk in
      // Two cases whose references a scanner can mistake for each other.
      let twins = try Self.twins()
      for reference in twins.cases { #expect(try await desk.take(try Self.submission(Self.request, reference: reference)) == .ack) }
      for reading in [twins.between, "7K9QT-Q2MXC"] {
        let reply = try Self.submission("The code of \(reading) is 22125370.")
        #expect(try await desk.take(reply) == .ack)
        #expect(try await desk.store.outcome(of: reply.id)?.outcome == .opened)
        #expect(try await desk.store.load(MessageIdentity.openedCase(by: reply.id)).state.triage != nil)
      }
    }
  }

  @Test("N7: a case that was opened by mail is not joined by a letter that names it")
  func foreignChannel() async throws {
    try await IntakeDesk.with { desk in
      let opening = try Self.submission(Self.request, by: .email, reference: "29CCF-5H0WA")
      #expect(try await desk.take(opening) == .ack)
      for reading in ["29CCF-5H0WA", "29CCF-SHOWA"] {
        let reply = try Self.submission("The code of \(reading) is 22125370.")
        #expect(try await desk.take(reply) == .ack)
        #expect(try await desk.store.outcome(of: reply.id)?.outcome == .opened)
      }
    }
  }

  /// Two references, each one or two look-alikes away from a reading that is neither.
  private static func twins() throws -> (cases: [String], between: String) {
    for number in 0..<100_000 {
      let reading = "5S5S5-" + String(number % 10) + "2" + String(number / 10 % 10) + String(number / 100 % 10) + "8"
      let meant = Reference.lookalikes(in: reading).map(\.description)
      if Reference.all(in: reading).isEmpty, meant.count >= 2 { return (Array(meant.prefix(2)), reading) }
    }
    throw NoTwins()
  }

  private struct NoTwins: Error {}
}
