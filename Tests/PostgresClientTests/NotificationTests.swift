import HabeasTesting
import PostgresClient
import Testing

@Suite("LISTEN", .timeLimit(.minutes(1)))
struct NotificationTests {
  private static let listeners = """
    SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'
    """

  @Test("Notifications come in order, with their payload, on the channel of any name")
  func order() async throws {
    try await withOwnDatabase { client, _ in
      var iterator = client.notifications(channel: "odd \"name\"").makeAsyncIterator()
      #expect(try await iterator.next()?.kind == .listening)
      for number in 0..<100 { try await client.query("SELECT pg_notify('odd \"name\"', $1)", [.text("\(number)")]) }
      try await client.query("SELECT pg_notify('another', 'x')")
      for number in 0..<100 {
        let notification = try await iterator.next()
        #expect(notification == .init(kind: .notified, channel: "odd \"name\"", payload: "\(number)"))
      }
    }
  }

  @Test("Listening survives the loss of its connection and says that it began anew")
  func reconnect() async throws {
    try await withOwnDatabase { client, _ in
      var iterator = client.notifications(channel: "bell").makeAsyncIterator()
      #expect(try await iterator.next()?.kind == .listening)
      for _ in 0..<3 {
        let ended = try await client.query("SELECT pg_terminate_backend(pid, 5000) AS ended FROM (\(Self.listeners)) AS l")
        #expect(ended.count == 1)
        #expect(try await iterator.next()?.kind == .listening)
        try await client.query("NOTIFY bell, 'again'")
        #expect(try await iterator.next()?.payload == "again")
      }
    }
  }

  @Test("Listening ends with the task and with the client")
  func end() async throws {
    try await withDatabase { configuration in
      let client = PostgresClient(configuration: configuration)
      let (started, start) = AsyncStream.makeStream(of: Void.self)
      let listen: @Sendable () async throws -> Int = {
        var count = 0
        for try await _ in client.notifications(channel: "bell") {
          count += 1
          start.yield()
        }
        return count
      }
      let cancelled = Task(operation: listen)
      let closed = Task(operation: listen)
      var starts = started.makeAsyncIterator()
      _ = await starts.next()
      _ = await starts.next()
      cancelled.cancel()
      let untilCancelled = try await cancelled.value
      #expect(untilCancelled == 1)
      await client.close()
      let untilClosed = try await closed.value
      #expect(untilClosed == 1)
    }
  }

  @Test("A server that is killed and started again is listened to again")
  func serverKilled() async throws {
    try await withThrowawayServer(.postgres) { server in
      try await withOwnDatabase(on: server.postgres) { client, _ in
        var iterator = client.notifications(channel: "bell").makeAsyncIterator()
        #expect(try await iterator.next()?.kind == .listening)
        try await server.kill()
        try await server.start()
        #expect(try await iterator.next()?.kind == .listening)
        try await client.query("NOTIFY bell")
        #expect(try await iterator.next() == .init(kind: .notified, channel: "bell", payload: ""))
      }
    }
  }
}
