import Foundation
import Testing

@testable import HabeasTesting

@Suite("Mailboxes and the SMTP sink", .timeLimit(.minutes(1)))
struct MailTests {
  static let message = "From: Priya Example <priya@person.example>\r\nMessage-ID: <\(UUID().uuidString)@person.example>\r\n\r\n.dot\r\n"

  @Test("A delivered message is in the mailbox at once")
  func delivery() async throws {
    let mailbox = try LocalMailbox.unique()
    #expect(try await mailbox.count() == 0)
    try await mailbox.deliver(Self.message)
    try await mailbox.deliver(Self.message)
    #expect(try await mailbox.count() == 2)
  }

  @Test("The sink keeps a message byte for byte, with its envelope")
  func sink() async throws {
    let sink = try SMTPSink.shared()
    let recipient = "ada-\(UUID().uuidString)@person.example"
    try await submit(Self.message, to: recipient, port: TestServers.require().submission.port)
    let stored = try await sink.message(to: recipient)
    #expect(stored.sender == "dpo@controller.example")
    #expect(stored.forwarded.isEmpty)
    #expect(Self.message.contains(stored.messageID))
    #expect(try sink.bytes(of: stored) == Array(Self.message.utf8))
    #expect(stored.size == Self.message.utf8.count)
  }

  @Test("The second message of its kind is awaited")
  func ordinal() async throws {
    let sink = try SMTPSink.shared()
    let recipient = "grace-\(UUID().uuidString)@person.example"
    let port = try TestServers.require().submission.port
    async let second = sink.message(2, to: recipient)
    try await submit(Self.message, to: recipient, port: port)
    try await submit(Self.message, to: recipient, port: port)
    #expect(try await second.number > sink.message(1, to: recipient).number)
  }

  @Test("Mail to a forwarded domain also reaches its mailbox; when that is down the sender is told to try again")
  func forwarding() async throws {
    let mailbox = try LocalMailbox.unique()
    let dead = FreePorts.choose(1)[0]
    let options = [
      "--forward", "mailbox.example=127.0.0.1:\(mailbox.server.lmtpPort)", "--forward", "down.example=127.0.0.1:\(dead)",
    ]
    try await withThrowawayServer(.smtpSink, options: options) { server in
      let sink = SMTPSink(directory: try server.submission.sinkDirectory)
      try await submit(Self.message, to: mailbox.address, port: server.ports[0])
      #expect(try await mailbox.count() == 1)
      #expect(try await sink.message(to: mailbox.address).forwarded == [mailbox.address])

      await #expect(throws: LoopbackError.self) {
        try await submit(Self.message, to: "someone@down.example", port: server.ports[0])
      }
      #expect(try sink.messages().count == 1)
    }
  }

  @Test("A sink goes on counting after it was killed")
  func restart() async throws {
    try await withThrowawayServer(.smtpSink) { server in
      let sink = SMTPSink(directory: try server.submission.sinkDirectory)
      try await submit(Self.message, to: "a@person.example", port: server.ports[0])
      try await server.kill()
      try await server.start()
      try await submit(Self.message, to: "b@person.example", port: server.ports[0])
      #expect(try sink.messages().map(\.number) == [1, 2])
    }
  }

  @Test("A line that begins with a dot is transparent, and the message ends in CRLF")
  func transparency() {
    #expect(MailSession.transparent(Array("a\n.b\r\n..".utf8)) == Array("a\r\n..b\r\n...\r\n.\r\n".utf8))
  }

  private func submit(_ message: String, to recipient: String, port: Int) async throws {
    try await onBlockingThread {
      var session = try MailSession(.smtp, port: port)
      try session.deliver(Array(message.utf8), from: "dpo@controller.example", to: recipient)
    }
  }
}

extension LocalMailbox {
  /// How many messages are in the INBOX, by IMAP's EXAMINE.
  fileprivate func count() async throws -> Int? {
    let (address, password, port) = (address, password, server.imapPort)
    return try await onBlockingThread {
      var connection = try LoopbackConnection(port: port)
      try connection.write(Array("a LOGIN \(address) \(password)\r\nb EXAMINE INBOX\r\nc LOGOUT\r\n".utf8))
      var count: Int?
      while let line = try connection.readLine() {
        let words = line.split(separator: " ")
        if words.count == 3, words[2] == "EXISTS" { count = Int(words[1]) }
      }
      return count
    }
  }
}
