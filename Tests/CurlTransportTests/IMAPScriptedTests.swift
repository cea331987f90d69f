import CurlTransport
import Foundation
import Testing

@Suite("IMAP with a server that lacks, lies or dies", .timeLimit(.minutes(1)))
struct IMAPScriptedTests {
  private let transport = CurlTransport()

  @Test("Without MOVE a message is copied, marked and expunged", arguments: [("UIDPLUS", "UID EXPUNGE 7"), ("", "EXPUNGE")])
  func moveFallback(capability: String, expunge: String) async throws {
    let commands = Witness<[String]>()
    let server = try ScriptedServer { client in
      var seen: [String] = []
      Self.serve(client, capabilities: capability) { command in
        seen.append(command)
        return command.hasPrefix("UID FETCH") ? "* 1 FETCH (UID 7)" : nil
      }
      commands.report(seen)
    }
    try await transport.withMailbox(endpoint(server), folder: "INBOX") { inbox async throws in
      #expect(try await inbox.move(7, to: "Handed"))
    }
    #expect(
      await commands.next() == [
        "UID FETCH 7 (UID)", "UID COPY 7 \"Handed\"", "UID STORE 7 +FLAGS.SILENT (\\Deleted)", expunge, "LOGOUT",
      ])
  }

  @Test("Without IDLE the server is asked")
  func idleFallback() async throws {
    let server = try ScriptedServer { client in
      Self.serve(client, capabilities: "") { $0 == "NOOP" ? "* 1 EXISTS" : nil }
    }
    try await transport.withMailbox(endpoint(server), folder: "INBOX") { inbox async throws in
      #expect(try await inbox.idle(timeout: .seconds(30)))
    }
  }

  @Test("A server that dies within a literal is a connection error, and the session is over")
  func deathInLiteral() async throws {
    let server = try ScriptedServer { client in
      Self.serve(client, capabilities: "") { command in
        guard command.contains("BODY.PEEK[]") else { return "* 1 FETCH (UID 7 RFC822.SIZE 100)" }
        client.say("* 1 FETCH (UID 7 BODY[] {100}\r\nhalf a message")
        client.end()
        return nil
      }
    }
    try await transport.withMailbox(endpoint(server), folder: "INBOX") { inbox async throws in
      #expect(await code { try await inbox.fetch(7, limit: 1_000) } == .connection)
      #expect(await code { try await inbox.noop() } == .closed)
    }
  }

  @Test("A message that is far larger than the server said is not taken in")
  func lyingSize() async throws {
    let server = try ScriptedServer { client in
      Self.serve(client, capabilities: "") { command in
        command.contains("BODY.PEEK[]") ? "* 1 FETCH (UID 7 BODY[] {99999999}\r\nx" : "* 1 FETCH (UID 7 RFC822.SIZE 100)"
      }
    }
    try await transport.withMailbox(endpoint(server), folder: "INBOX") { inbox async throws in
      #expect(await code { try await inbox.fetch(7, limit: 1_000) } == .tooLarge)
    }
  }

  @Test("An answer that is no IMAP is a violation of the protocol")
  func nonsense() async throws {
    let server = try ScriptedServer { client in
      Self.serve(client, capabilities: "") { _ in "220 mail.example ESMTP" }
    }
    try await transport.withMailbox(endpoint(server), folder: "INBOX") { inbox async throws in
      #expect(await code { try await inbox.uids() } == .protocolViolation)
    }
  }

  @Test("A server that says goodbye unasked ends the session")
  func unaskedFarewell() async throws {
    let server = try ScriptedServer { client in
      Self.serve(client, capabilities: "") { _ in "* BYE too busy" }
    }
    try await transport.withMailbox(endpoint(server), folder: "INBOX") { inbox async throws in
      #expect(await code { try await inbox.noop() } == .connection)
      #expect(await code { try await inbox.noop() } == .closed)
    }
  }

  @Test("A server that keeps silent is a timeout, in time")
  func silence() async throws {
    let isDone = DispatchSemaphore(value: 0)
    let server = try ScriptedServer { client in
      Self.serve(client, capabilities: "") { _ in
        isDone.wait()
        return nil
      }
    }
    defer { isDone.signal() }
    var endpoint = endpoint(server)
    endpoint.replyTimeout = .milliseconds(300)
    let impatient = endpoint
    try await transport.withMailbox(impatient, folder: "INBOX") { inbox async throws in
      #expect(await code { try await inbox.noop() } == .timeout)
    }
  }

  @Test("No server, and no STARTTLS on offer")
  func noConnection() async throws {
    let port = try ScriptedServer { _ in }.port
    var endpoint = IMAPServer(
      host: "127.0.0.1", port: port, security: .plaintext, credentials: Credentials(user: "a", password: "b"))
    let nobody = endpoint
    #expect(await code { try await transport.withMailbox(nobody, folder: "INBOX") { _ in } } == .connection)
    let server = try ScriptedServer { Self.serve($0, capabilities: "") { _ in nil } }
    endpoint.port = server.port
    endpoint.security = .startTLS
    let plain = endpoint
    #expect(await code { try await transport.withMailbox(plain, folder: "INBOX") { _ in } } == .tls)
  }

  /// Greets, logs in and opens a folder; `answer` gives the untagged line for each later command.
  private static func serve(
    _ client: ScriptedServer.Connection, capabilities: String, _ answer: (String) -> String?
  ) {
    client.say("* OK ready")
    var isOpen = false
    while let line = client.line() {
      let tag = line.prefix { $0 != " " }
      let command = String(line.dropFirst(tag.count + 1))
      if command == "CAPABILITY" {
        client.say("* CAPABILITY IMAP4rev1 \(capabilities)")
      } else if command.hasPrefix("SELECT") {
        client.say("* 0 EXISTS\r\n* OK [UIDVALIDITY 5] valid")
        isOpen = true
      } else if isOpen, let untagged = answer(command) {
        client.say(untagged)
      }
      client.say("\(tag) OK done")
      if command == "LOGOUT" { return }
    }
  }

  private func endpoint(_ server: ScriptedServer) -> IMAPServer {
    IMAPServer(
      host: "127.0.0.1", port: server.port, security: .plaintext, credentials: Credentials(user: "intake", password: "secret"))
  }
}
