import CurlTransport
import Foundation
import Glibc
import HabeasTesting
import Testing

@Suite("IMAP with a real server", .timeLimit(.minutes(1)))
struct IMAPMailboxTests {
  private let transport = CurlTransport()

  @Test("A message comes as it was delivered and stays unread", arguments: [1_000, 5_000_000])
  func roundTrip(size: Int) async throws {
    let mailbox = try LocalMailbox.unique()
    let message = makeMessage(size: size)
    try await mailbox.deliver(message)
    try await transport.withMailbox(server(of: mailbox), folder: "INBOX") { inbox async throws in
      let uids = try await inbox.uids()
      #expect(uids.count == 1)
      let uid = try #require(uids.first)
      let fetched = try await inbox.fetch(uid, limit: 6_000_000)
      // Delivery puts its own fields on top.
      #expect(fetched.count > size)
      #expect(Array(fetched.suffix(size)) == message)
      #expect(try await inbox.size(of: uid) == fetched.count)
      #expect(try await inbox.uids(.unseen) == uids)
    }
    try await transport.withMailbox(server(of: mailbox), folder: "INBOX", access: .readOnly) { inbox async throws in
      #expect(try await inbox.uids(.unseen).count == 1)
      #expect(await inbox.count == 1)
    }
  }

  @Test("UIDs and their validity last from one session to the next")
  func stableIdentifiers() async throws {
    let mailbox = try LocalMailbox.unique()
    try await mailbox.deliver(makeMessage(size: 500))
    let (validity, uids) = try await transport.withMailbox(server(of: mailbox), folder: "INBOX") {
      (await $0.uidValidity, try await $0.uids())
    }
    try await mailbox.deliver(makeMessage(size: 600))
    try await transport.withMailbox(server(of: mailbox), folder: "INBOX") { inbox async throws in
      #expect(await inbox.uidValidity == validity)
      #expect(validity > 0)
      #expect(try await inbox.uids().starts(with: uids))
      #expect(try await inbox.uids().count == 2)
    }
  }

  @Test("A message moves to a folder that is made when missing, once", arguments: ["Handed", "Übergeben & fertig"])
  func move(folder: String) async throws {
    let mailbox = try LocalMailbox.unique()
    let message = makeMessage(size: 2_000)
    try await mailbox.deliver(message)
    try await transport.withMailbox(server(of: mailbox), folder: "INBOX") { inbox async throws in
      try await inbox.createFolderIfMissing(folder)
      try await inbox.createFolderIfMissing(folder)
      let uid = try #require(try await inbox.uids().first)
      #expect(try await inbox.move(uid, to: folder))
      #expect(try await inbox.uids().isEmpty)
      #expect(try await inbox.move(uid, to: folder) == false)
      #expect(try await inbox.size(of: uid) == nil)
    }
    try await transport.withMailbox(server(of: mailbox), folder: folder) { handed in
      let uid = try #require(try await handed.uids().first)
      #expect(Array(try await handed.fetch(uid, limit: 10_000).suffix(2_000)) == message)
    }
  }

  @Test("A folder that is missing is refused, for moving and for opening; the session goes on")
  func missingFolder() async throws {
    let mailbox = try LocalMailbox.unique()
    try await mailbox.deliver(makeMessage(size: 500))
    try await transport.withMailbox(server(of: mailbox), folder: "INBOX") { inbox async throws in
      let uid = try #require(try await inbox.uids().first)
      #expect(await code { try await inbox.move(uid, to: "Nowhere") } == .refused)
      #expect(await code { try await inbox.move(uid, to: "No\r\nwhere") } == .invalidInput)
      #expect(try await inbox.uids() == [uid])
    }
    #expect(await code { try await transport.withMailbox(server(of: mailbox), folder: "Nowhere") { _ in } } == .refused)
  }

  @Test("A message beyond the limit is not fetched; the session goes on")
  func limit() async throws {
    let mailbox = try LocalMailbox.unique()
    try await mailbox.deliver(makeMessage(size: 50_000))
    try await transport.withMailbox(server(of: mailbox), folder: "INBOX") { inbox async throws in
      let uid = try #require(try await inbox.uids().first)
      #expect(await code { try await inbox.fetch(uid, limit: 49_999) } == .tooLarge)
      #expect(await code { try await inbox.fetch(uid + 7, limit: 100_000) } == .refused)
      #expect(try await inbox.fetch(uid, limit: 100_000).count > 50_000)
    }
  }

  @Test("Idling ends when a message arrives, and at its time when none does")
  func idle() async throws {
    let mailbox = try LocalMailbox.unique()
    try await transport.withMailbox(server(of: mailbox), folder: "INBOX") { inbox async throws in
      #expect(try await inbox.uids().isEmpty)
      #expect(try await inbox.idle(timeout: .milliseconds(200)) == false)
      async let woke = inbox.idle(timeout: .seconds(50))
      try await mailbox.deliver(makeMessage(size: 500))
      #expect(try await woke)
      // Until someone looks, the news stand.
      #expect(try await inbox.idle(timeout: .seconds(50)))
      #expect(try await inbox.uids().count == 1)
      #expect(try await inbox.noop() == false)
      try await mailbox.deliver(makeMessage(size: 500))
      #expect(try await inbox.noop())
    }
  }

  @Test("Idling can be cancelled; the session then is over")
  func cancelledIdle() async throws {
    let mailbox = try LocalMailbox.unique()
    try await transport.withMailbox(server(of: mailbox), folder: "INBOX") { inbox async throws in
      let task = Task { await code { try await inbox.idle(timeout: .seconds(50)) } }
      task.cancel()
      #expect(await task.value == .cancelled)
      #expect(await code { try await inbox.uids() } == .closed)
    }
  }

  @Test("Commands from many tasks run one after another")
  func concurrentCommands() async throws {
    let mailbox = try LocalMailbox.unique()
    let sizes = [500, 5_000, 50_000, 500_000]
    for size in sizes { try await mailbox.deliver(makeMessage(size: size)) }
    try await transport.withMailbox(server(of: mailbox), folder: "INBOX") { inbox async throws in
      let uids = try await inbox.uids()
      let fetched = try await withThrowingTaskGroup(of: Int.self) { group in
        for uid in uids + uids + uids { group.addTask { try await inbox.fetch(uid, limit: 1_000_000).count } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(fetched.count == 12)
      #expect(Set(fetched).count == 4)
    }
  }

  @Test("A wrong password is an authentication error")
  func wrongPassword() async throws {
    let mailbox = try LocalMailbox.unique()
    var server = server(of: mailbox)
    server.credentials = Credentials(user: mailbox.address, password: "wrong")
    let endpoint = server
    #expect(await code { try await transport.withMailbox(endpoint, folder: "INBOX") { _ in } } == .authentication)
  }

  @Test("What the body throws comes out as it is")
  func bodyThrows() async throws {
    let mailbox = try LocalMailbox.unique()
    await #expect(throws: Stop.self) {
      try await transport.withMailbox(server(of: mailbox), folder: "INBOX") { _ in throw Stop() }
    }
  }

  @Test("A server that is killed gives a typed error, and works again when it is back")
  func killedServer() async throws {
    try await withThrowawayServer(.dovecot) { process async throws in
      let mailbox = LocalMailbox(address: "intake@mailbox.example", server: try process.mailboxes)
      try await mailbox.deliver(makeMessage(size: 500))
      let endpoint = server(of: mailbox)
      try await transport.withMailbox(endpoint, folder: "INBOX") { inbox async throws in
        #expect(try await inbox.uids().count == 1)
        async let idling = code { try await inbox.idle(timeout: .seconds(50)) }
        // The session has a process of its own, which outlives the one that started it.
        try await Self.killSessions(of: process)
        try await process.kill()
        #expect(await idling == .connection)
        #expect(await code { try await inbox.uids() } == .closed)
      }
      #expect(await code { try await transport.withMailbox(endpoint, folder: "INBOX") { _ in } } == .connection)
      try await process.start()
      #expect(try await transport.withMailbox(endpoint, folder: "INBOX") { try await $0.uids().count } == 1)
    }
  }

  private static func killSessions(of server: ThrowawayServer) async throws {
    let parent = try server.processIdentifier
    for name in try FileManager.default.contentsOfDirectory(atPath: "/proc") {
      guard let process = Int32(name), let stat = try? String(contentsOfFile: "/proc/\(name)/stat", encoding: .utf8) else { continue }
      // After the name in parentheses come the state and the parent.
      let fields = stat.split(separator: ")").last?.split(separator: " ") ?? []
      if fields.count > 1, Int32(fields[1]) == parent { Glibc.kill(process, SIGKILL) }
    }
  }

  private func server(of mailbox: LocalMailbox) -> IMAPServer {
    IMAPServer(
      host: mailbox.server.host, port: mailbox.server.imapPort, security: .plaintext,
      credentials: Credentials(user: mailbox.address, password: mailbox.password))
  }
}

/// The code of the ``CurlError`` that `body` throws; `nil` where it throws none.
func code<R>(isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> R) async -> CurlError.Code? {
  do {
    _ = try await body()
    return nil
  } catch {
    return (error as? CurlError)?.code
  }
}
