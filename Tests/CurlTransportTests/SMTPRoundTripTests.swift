import CurlTransport
import Foundation
import HabeasTesting
import Testing

@Suite("SMTP with a real server", .timeLimit(.minutes(1)))
struct SMTPRoundTripTests {
  private let transport = CurlTransport()

  @Test("A message arrives as it was, dots and all", arguments: [1_000, 5_000_000])
  func roundTrip(size: Int) async throws {
    let recipient = uniqueAddress()
    let message = makeMessage(size: size)
    let receipt = try await transport.send(
      SMTPSubmission(sender: "dpo@controller.example", recipients: [recipient], message: message), to: try server())
    #expect(receipt.finalReply.code == 250)
    #expect(receipt.recipients.map(\.address) == [recipient])
    #expect(receipt.refused.isEmpty)
    let sink = try SMTPSink.shared()
    let stored = try await sink.message(to: recipient)
    #expect(stored.sender == "dpo@controller.example")
    #expect(try sink.bytes(of: stored) == message)
  }

  @Test("An empty sender is the null return path")
  func nullSender() async throws {
    let recipient = uniqueAddress()
    let submission = SMTPSubmission(sender: "", recipients: [recipient], message: makeMessage(size: 500))
    _ = try await transport.send(submission, to: try server())
    #expect(["", "<>"].contains(try await SMTPSink.shared().message(to: recipient).sender))
  }

  @Test("The hook runs before the server has the message")
  func hookBeforeDelivery() async throws {
    let recipient = uniqueAddress()
    let sink = try SMTPSink.shared()
    let witness = Witness<Bool>()
    let submission = SMTPSubmission(sender: "dpo@controller.example", recipients: [recipient], message: makeMessage(size: 100_000))
    _ = try await transport.send(submission, to: try server()) {
      witness.report(try sink.messages().contains { $0.recipients.contains(recipient) })
    }
    #expect(await witness.next() == false)
    #expect(try await sink.message(to: recipient).size == 100_000)
  }

  @Test("A hook that throws keeps the message from being sent")
  func hookThrows() async throws {
    let recipient = uniqueAddress()
    let submission = SMTPSubmission(sender: "dpo@controller.example", recipients: [recipient], message: makeMessage(size: 100_000))
    let error = await #expect(throws: CurlError.self) {
      try await transport.send(submission, to: try server()) { throw Stop() }
    }
    #expect(error?.code == .stoppedByCaller)
    #expect(error?.outcome == .notSent)
    #expect(error?.underlying is Stop)
    // A later message through the same server shows that the first is not merely slow.
    let later = uniqueAddress()
    _ = try await transport.send(
      SMTPSubmission(sender: "dpo@controller.example", recipients: [later], message: makeMessage(size: 500)), to: try server())
    let messages = try SMTPSink.shared().messages()
    #expect(messages.contains { $0.recipients == [later] })
    #expect(!messages.contains { $0.recipients == [recipient] })
  }

  @Test("Forty submissions at once all arrive")
  func concurrentSubmissions() async throws {
    let server = try server()
    let recipients = (0..<40).map { _ in uniqueAddress() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for recipient in recipients {
        group.addTask {
          let submission = SMTPSubmission(sender: "dpo@controller.example", recipients: [recipient], message: makeMessage(size: 20_000))
          _ = try await transport.send(submission, to: server) { await Task.yield() }
        }
      }
      try await group.waitForAll()
    }
    let arrived = Set(try SMTPSink.shared().messages().flatMap(\.recipients))
    #expect(arrived.isSuperset(of: recipients))
  }

  private func server() throws -> SMTPServer {
    let submission = try TestServers.shared.submission
    return SMTPServer(host: submission.host, port: submission.port, security: .plaintext)
  }
}

struct Stop: Error {}

func uniqueAddress() -> String {
  "person-\(UUID().uuidString.lowercased())@customer.example"
}

/// A message of exactly so many bytes, with lines that begin with dots or are nothing but one, and none at the end.
func makeMessage(size: Int) -> [UInt8] {
  var message = Array("From: dpo@controller.example\r\nSubject: Test\r\n\r\n.\r\n..two\r\n.three\r\n".utf8)
  let line = Array(".abcdefghijklmnopqrstuvwxyz0123456789 abcdefghijklmnopqrstuvwxyz\r\n".utf8)
  while message.count + line.count + 2 < size { message += line }
  while message.count + 2 < size { message.append(UInt8(ascii: "x")) }
  return message + Array("\r\n".utf8)
}
