import CurlTransport
import Foundation
import Testing

@Suite("SMTP with a server that refuses, dies or keeps silent", .timeLimit(.minutes(1)))
struct SMTPFailureTests {
  private let transport = CurlTransport()

  @Test("One recipient's refusal does not keep the message from the others", arguments: [(550, false), (450, true)])
  func oneRecipientRefused(code: Int, isTemporary: Bool) async throws {
    let server = try ScriptedServer { client in
      client.say("220 ready")
      client.serve(until: "DATA") { $0.contains("b@customer.example") ? "\(code) no such mailbox" : "250 OK" }
      client.say("354 go on")
      // A server says nothing while the message comes in.
      while let line = client.line(), line != "." {}
      client.say("250 kept")
      client.serve(until: "QUIT")
      client.say("221 bye")
    }
    let receipt = try await transport.send(
      submission(to: ["a@customer.example", "b@customer.example", "c@customer.example"]), to: endpoint(server))
    #expect(receipt.recipients.map(\.isAccepted) == [true, false, true])
    #expect(receipt.refused.map(\.address) == ["b@customer.example"])
    #expect(receipt.refused.first?.reply == SMTPReply(code: code, text: "no such mailbox"))
    #expect(receipt.refused.first?.reply.isTemporary == isTemporary)
  }

  @Test("When every recipient is refused nothing is sent", arguments: [(550, false), (451, true)])
  func everyRecipientRefused(code: Int, isRetriable: Bool) async throws {
    let server = try ScriptedServer { client in
      client.say("220 ready")
      client.serve(until: "QUIT") { $0.hasPrefix("RCPT") ? "\(code)-first line\r\n\(code) second" : "250 OK" }
      client.say("221 bye")
    }
    let error = await failure(of: submission(to: ["a@customer.example", "b@customer.example"]), endpoint(server))
    #expect(error?.code == .recipientsRefused)
    #expect(error?.outcome == .notSent)
    #expect(error?.replies.map(\.reply.text) == ["first line second", "first line second"])
    #expect(error?.isRetriable == isRetriable)
  }

  @Test("A refused sender, a refused DATA and a refused message name their code", arguments: ["MAIL", "DATA", "."])
  func refusals(command: String) async throws {
    let server = try ScriptedServer { client in
      client.say("220 ready")
      while let line = client.line() {
        if line.hasPrefix(command) {
          client.say("554 no")
        } else if line == "DATA" {
          client.say("354 go on")
        } else if ["EHLO", "MAIL", "RCPT", "QUIT"].contains(line.prefix(4)) {
          client.say("250 OK")
        }
      }
    }
    let error = await failure(of: submission(), endpoint(server))
    #expect(error?.code == .refused)
    #expect(error?.replyCode == 554)
    #expect(error?.outcome == .notSent)
    #expect(error?.isRetriable == false)
  }

  @Test("A server that dies before the final dot has not taken the message", arguments: [false, true])
  func deathBeforeDot(abruptly: Bool) async throws {
    let isGone = Witness<Void>()
    let server = try ScriptedServer { client in
      client.say("220 ready")
      client.serve(until: "DATA")
      client.say("354 go on")
      while client.line() != "the end" {}
      client.end(abruptly: abruptly)
      isGone.report(())
    }
    let error = await failure(of: submission(), endpoint(server)) { _ = await isGone.next() }
    #expect(error?.code == .connection)
    #expect(error?.outcome == .notSent)
    #expect(error?.isRetriable == true)
  }

  @Test("A server that dies after the final dot leaves the outcome unknown", arguments: [false, true])
  func deathAfterDot(abruptly: Bool) async throws {
    let server = try ScriptedServer { client in
      client.say("220 ready")
      client.serve(until: "DATA")
      client.say("354 go on")
      while client.line() != "." {}
      client.end(abruptly: abruptly)
    }
    let error = await failure(of: submission(), endpoint(server))
    #expect(error?.outcome == .unknown)
    #expect(error?.isRetriable == false)
  }

  @Test("A server that keeps silent after the final dot leaves the outcome unknown, in time")
  func silenceAfterDot() async throws {
    let server = try ScriptedServer { client in
      client.say("220 ready")
      client.serve(until: "DATA")
      client.say("354 go on")
      _ = client.readToEnd()
    }
    var endpoint = endpoint(server)
    endpoint.replyTimeout = .seconds(1)
    let error = await failure(of: submission(), endpoint)
    #expect(error?.code == .timeout)
    #expect(error?.outcome == .unknown)
  }

  @Test("A server that accepts and then dies without a farewell has the message")
  func deathAfterAcceptance() async throws {
    let server = try ScriptedServer { client in
      client.say("220 ready")
      client.serve(until: "DATA")
      client.say("354 go on")
      while client.line() != "." {}
      client.say("250 kept as 7")
      client.end()
    }
    #expect(try await transport.send(submission(), to: endpoint(server)).finalReply.text == "kept as 7")
  }

  @Test("When the hook runs the server has every byte and no dot; when it throws there never is one")
  func hookPausesBeforeDot() async throws {
    let hasAll = Witness<Void>()
    let rest = Witness<[String]>()
    let server = try ScriptedServer { client in
      client.say("220 ready")
      client.serve(until: "DATA")
      client.say("354 go on")
      while let line = client.line(), line != "the end" {}
      hasAll.report(())
      rest.report(client.readToEnd())
    }
    let error = await failure(of: submission(), endpoint(server)) {
      _ = await hasAll.next()
      throw Stop()
    }
    #expect(error?.code == .stoppedByCaller)
    #expect(await rest.next()?.contains(".") == false)
  }

  @Test("A cancelled submission that has not come to its dot is not sent")
  func cancellation() async throws {
    let inHook = Witness<Void>()
    let rest = Witness<[String]>()
    let server = try ScriptedServer { client in
      client.say("220 ready")
      client.serve(until: "DATA")
      client.say("354 go on")
      rest.report(client.readToEnd())
    }
    let endpoint = endpoint(server)
    let task = Task {
      await failure(of: submission(), endpoint) {
        inHook.report(())
        try await Task.sleep(for: .seconds(50))
      }
    }
    _ = await inHook.next()
    task.cancel()
    let error = await task.value
    #expect(error?.outcome == .notSent)
    #expect(await rest.next()?.contains(".") == false)
  }

  @Test("A submission can be cancelled while the server has not even greeted")
  func cancellationBeforeGreeting() async throws {
    let isConnected = Witness<Void>()
    let rest = Witness<[String]>()
    let server = try ScriptedServer { client in
      isConnected.report(())
      rest.report(client.readToEnd())
    }
    let endpoint = endpoint(server)
    let task = Task { await failure(of: submission(), endpoint) }
    _ = await isConnected.next()
    task.cancel()
    let error = await task.value
    #expect(error?.code == .cancelled)
    #expect(error?.outcome == .notSent)
    #expect(await rest.next() == [])
  }

  @Test("A submission that is cancelled between its bytes never gets its dot")
  func cancellationInMidMessage() async throws {
    let hasBegun = Witness<Void>()
    let isCancelled = DispatchSemaphore(value: 0)
    let rest = Witness<[String]>()
    let server = try ScriptedServer { client in
      client.say("220 ready")
      client.serve(until: "DATA")
      client.say("354 go on")
      _ = client.line()
      hasBegun.report(())
      isCancelled.wait()
      rest.report(client.readToEnd())
    }
    var mail = submission()
    mail.message = makeMessage(size: 50_000_000)
    let (endpoint, message) = (endpoint(server), mail)
    let task = Task { await failure(of: message, endpoint) }
    _ = await hasBegun.next()
    task.cancel()
    let error = await task.value
    isCancelled.signal()
    #expect(error?.code == .cancelled)
    #expect(error?.outcome == .notSent)
    #expect(await rest.next()?.contains(".") == false)
  }

  @Test("A server that announces too small a size gets nothing")
  func announcedSize() async throws {
    let server = try ScriptedServer { client in
      client.say("220 ready")
      client.serve(until: "DATA") { $0.hasPrefix("EHLO") ? "250-server.example\r\n250-SIZE 1000\r\n250 HELP" : "250 OK" }
      client.say("354 go on")
      _ = client.readToEnd()
    }
    var mail = submission()
    mail.message = makeMessage(size: 2_000)
    let error = await failure(of: mail, endpoint(server))
    #expect(error?.code == .tooLarge)
    #expect(error?.outcome == .notSent)
  }

  @Test("Without STARTTLS on offer nothing is said in clear")
  func missingStartTLS() async throws {
    let lines = Witness<[String]>()
    let server = try ScriptedServer { client in
      client.say("220 ready")
      guard client.line() != nil else { return }
      client.say("250 server.example")
      lines.report(client.readToEnd())
    }
    var endpoint = endpoint(server)
    endpoint.security = .startTLS
    endpoint.credentials = Credentials(user: "habeas", password: "secret")
    let error = await failure(of: submission(), endpoint)
    #expect(error?.code == .tls)
    #expect(error?.outcome == .notSent)
    #expect(await lines.next()?.filter { $0 != "QUIT" } == [])
  }

  @Test("No server: a connection error that may be retried")
  func noServer() async throws {
    let port = try ScriptedServer { _ in }.port
    let error = await failure(of: submission(), SMTPServer(host: "127.0.0.1", port: port, security: .plaintext))
    #expect(error?.code == .connection)
    #expect(error?.isRetriable == true)
  }

  private func endpoint(_ server: ScriptedServer) -> SMTPServer {
    SMTPServer(host: "127.0.0.1", port: server.port, security: .plaintext)
  }

  private func submission(to recipients: [String] = ["a@customer.example"]) -> SMTPSubmission {
    SMTPSubmission(
      sender: "dpo@controller.example", recipients: recipients, message: Array("Subject: Test\r\n\r\nHello\r\nthe end\r\n".utf8))
  }

  private func failure(
    of submission: SMTPSubmission, _ server: SMTPServer, hook: (@Sendable () async throws -> Void)? = nil
  ) async -> CurlError? {
    do throws(CurlError) {
      _ = try await transport.send(submission, to: server, beforeFinalDot: hook)
      return nil
    } catch {
      return error
    }
  }
}
