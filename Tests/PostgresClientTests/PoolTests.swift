import HabeasTesting
import Testing

@testable import PostgresClient

@Suite("The pool against a server", .timeLimit(.minutes(1)))
struct PoolTests {
  @Test("10,000 small queries at once come back right over four connections")
  func manyQueries() async throws {
    try await withOwnDatabase(connections: 4) { client, _ in
      let sum = try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 0..<10_000 {
          group.addTask { try await client.query("SELECT $1::int AS n", [.int(Int64(number))])[0].int("n") }
        }
        return try await group.reduce(0, +)
      }
      #expect(sum == 9_999 * 5_000)
      let sessions = try await client.query("SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database()")
      #expect(try sessions[0].int("n") <= 4)
    }
  }

  @Test("A refused login is thrown at once, with its SQLSTATE and without the password")
  func refusedLogin() async throws {
    try await withOwnDatabase { _, configuration in
      var wrong = configuration
      wrong.password = "not-the-password"
      wrong.connectTimeout = .seconds(30)
      try await expectRefusal(wrong, sqlState: "28P01")
      var missing = configuration
      missing.database = "no_such_database"
      try await expectRefusal(missing, sqlState: "3D000")
    }
  }

  @Test("A server that is down gives a clear, retriable error after the connect timeout")
  func down() async throws {
    let port = FreePorts.choose(1)[0]
    let configuration = PostgresConfiguration(
      host: "localhost", port: port, database: "habeas", user: "habeas", tls: .disable, connectTimeout: .milliseconds(200))
    let client = PostgresClient(configuration: configuration)
    async let other = postgresError { try await client.withTransaction { _ = try await $0.query("SELECT 1") } }
    let error = await postgresError { try await client.query("SELECT 1") }
    #expect(error?.code == .connection)
    #expect(error?.isRetriable == true)
    #expect(error?.message.contains("localhost:\(port), database “habeas”, as “habeas”") == true)
    #expect(error?.message.contains("onnection refused") == true)
    #expect(await other?.code == .connection)
    await client.close()
  }

  @Test("Closing lets what was begun end, then refuses")
  func closing() async throws {
    try await withDatabase { configuration in
      let client = PostgresClient(configuration: configuration, maximumConnections: 1)
      let gate = PostgresClient(configuration: configuration, maximumConnections: 1)
      try await gate.query("SELECT pg_advisory_lock(1)")
      let running = Task { try await client.query("SELECT 1 AS one FROM pg_advisory_lock(1)")[0].int("one") }
      try await eventually("the lease") { await client.pool.leasedCount == 1 }
      let waiting = Task { try await client.query("SELECT 2 AS two")[0].int("two") }
      try await eventually("the line") { await client.pool.waiterCount == 1 }
      async let closing: Void = client.close()
      await gate.close()
      await closing
      #expect(try await running.value == 1)
      #expect(try await waiting.value == 2)
      #expect(await postgresError { try await client.query("SELECT 1") }?.code == .closed)
      #expect(await postgresError { try await client.withTransaction { _ in } }?.code == .closed)
      for try await _ in client.notifications(channel: "late") { Issue.record("a closed client listens") }
      await client.close()
    }
  }

  @Test("Session settings: UTC, ISO and the configuration's own")
  func settings() async throws {
    try await withOwnDatabase { _, configuration in
      var own = configuration
      own.options = ["search_path": "one, \"Two Words\"", "statement_timeout": "1234"]
      own.applicationName = "pool test"
      let client = PostgresClient(configuration: own)
      let row = try await client.query(
        """
        SELECT current_setting('search_path') AS path, current_setting('statement_timeout') AS timeout,
          current_setting('timezone') AS zone, current_setting('application_name') AS name
        """)[0]
      #expect(try row.string("path") == "one, \"Two Words\"")
      #expect(try row.string("timeout") == "1234ms")
      #expect(try row.string("zone") == "UTC")
      #expect(try row.string("name") == "pool test")
      await client.close()
    }
  }

  @Test("A server that keeps its word passes, one that may forget is named")
  func durability() async throws {
    try await withOwnDatabase { client, configuration in
      try await client.requireDurable()
      var careless = configuration
      careless.options = ["synchronous_commit": "off"]
      let other = PostgresClient(configuration: careless)
      let error = await postgresError { try await other.requireDurable() }
      #expect(error?.code == .notDurable)
      #expect(error?.message.contains("synchronous_commit is off") == true)
      await other.close()
    }
  }

  private func expectRefusal(_ configuration: PostgresConfiguration, sqlState: String) async throws {
    let client = PostgresClient(configuration: configuration)
    let start = ContinuousClock.now
    let error = await postgresError { try await client.query("SELECT 1") }
    #expect(start.duration(to: .now) < .seconds(10))
    #expect(error?.code == .connection)
    #expect(error?.sqlState == sqlState)
    #expect(error?.isRetriable == false)
    #expect(error?.message.contains("not-the-password") == false)
    await client.close()
  }
}
