import HabeasTesting
import PostgresClient
import Testing

@Suite("Cancellation and deadlines", .timeLimit(.minutes(1)))
struct CancellationTests {
  @Test("Cancelling a task cancels its query on the server, and the connection goes on")
  func cancel() async throws {
    try await withOwnDatabase(connections: 2) { client, _ in
      let pid = try await client.query("SELECT pg_backend_pid() AS pid")[0].int("pid")
      let task = Task { await postgresError { try await client.query("SELECT pg_sleep(50)") } }
      try await eventually("the sleep") { try await Self.sleepers(client) == 1 }
      let start = ContinuousClock.now
      task.cancel()
      #expect(await task.value?.code == .cancelled)
      #expect(start.duration(to: .now) < .seconds(25))
      #expect(try await Self.sleepers(client) == 0)
      let pids = try await client.query("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
      #expect(try pids.contains { try $0.int("pid") == pid })
    }
  }

  @Test("A task that is cancelled already sends nothing")
  func cancelledBefore() async throws {
    try await withOwnDatabase { client, _ in
      let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return await postgresError { try await client.query("SELECT 1") }
      }
      #expect(await task.value?.code == .cancelled)
    }
  }

  @Test("A deadline cancels on the server; what was written is undone")
  func deadline() async throws {
    try await withOwnDatabase(connections: 1) { client, _ in
      try await client.query("CREATE TABLE t (n int)")
      let error = await postgresError {
        try await client.pipeline([.init("INSERT INTO t VALUES (1)"), .init("SELECT pg_sleep(50)")], deadline: .milliseconds(100))
      }
      #expect(error?.code == .deadline)
      #expect(error?.isRetriable == false)
      #expect(try await client.query("SELECT n FROM t").isEmpty)
      let script = await postgresError { try await client.execute(script: "SELECT pg_sleep(50)", deadline: .milliseconds(50)) }
      #expect(script?.code == .deadline)
    }
  }

  @Test("A cancelled transaction is rolled back, and its error is the cancellation")
  func transaction() async throws {
    try await withOwnDatabase(connections: 2) { client, _ in
      try await client.query("CREATE TABLE t (n int)")
      let task = Task {
        await postgresError {
          try await client.withTransaction { transaction in
            try await transaction.query("INSERT INTO t VALUES (1)")
            try await transaction.query("SELECT pg_sleep(50)")
          }
        }
      }
      try await eventually("the sleep") { try await Self.sleepers(client) == 1 }
      task.cancel()
      #expect(await task.value?.code == .cancelled)
      #expect(try await client.query("SELECT n FROM t").isEmpty)
    }
  }

  @Test("A late cancel never hits the next statement on the connection")
  func noStrayCancel() async throws {
    try await withOwnDatabase(connections: 1) { client, _ in
      for round in 0..<40 {
        let error = await postgresError { try await client.query("SELECT pg_sleep(0.002)", deadline: .milliseconds(1 + round % 3)) }
        #expect(error == nil || error?.code == .deadline)
        let one = try await client.query("SELECT pg_sleep(0.003), 1 AS one")[0].int("one")
        #expect(one == 1)
      }
    }
  }

  @Test("Waiting for a connection ends by cancellation and by deadline, and the line moves on")
  func waiting() async throws {
    try await withOwnDatabase(connections: 1) { client, _ in
      try await client.withTransaction { transaction in
        try await transaction.query("SELECT 1")
        let cancelled = Task { await postgresError { try await client.query("SELECT 2") } }
        let late = await postgresError { try await client.query("SELECT 3", deadline: .milliseconds(50)) }
        #expect(late?.code == .deadline)
        cancelled.cancel()
        #expect(await cancelled.value?.code == .cancelled)
      }
      #expect(try await client.query("SELECT 4 AS n")[0].int("n") == 4)
    }
  }

  private static func sleepers(_ client: PostgresClient) async throws -> Int {
    try await client.query(
      "SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_sleep(50)%' AND state = 'active' AND pid <> pg_backend_pid()"
    )[0].int("n")
  }
}
