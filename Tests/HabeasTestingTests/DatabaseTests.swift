import HabeasTesting
import PostgresClient
import Synchronization
import Testing

@Suite("A database of a test's own", .timeLimit(.minutes(2)))
struct DatabaseTests {
  static let preparations = Mutex(0)
  static let template = DatabaseTemplate("kit") { configuration in
    preparations.withLock { $0 += 1 }
    try await withClient(configuration) { try await $0.execute(script: "CREATE TABLE t (n int); INSERT INTO t VALUES (7)") }
  }

  @Test("Copies of a template begin alike, do not see each other, and the template is prepared once")
  func copies() async throws {
    try await withThrowingTaskGroup(of: Int64.self) { group in
      for number in 1...4 {
        group.addTask {
          try await withDatabase(preparedBy: Self.template) { configuration in
            try await withClient(configuration) { client in
              try await client.query("UPDATE t SET n = n + $1", [.int(Int64(number))])
              return Int64(try await client.query("SELECT n FROM t")[0].int("n"))
            }
          }
        }
      }
      var found: Set<Int64> = []
      for try await value in group { found.insert(value) }
      #expect(found == [8, 9, 10, 11])
    }
    #expect(Self.preparations.withLock { $0 } == 1)
  }

  @Test("It is dropped at the end, even with an open connection and after an error")
  func removal() async throws {
    struct Broken: Error {}
    var left: PostgresClient?
    var name = ""
    await #expect(throws: Broken.self) {
      try await withDatabase { configuration in
        name = configuration.database
        let client = PostgresClient(configuration: configuration, maximumConnections: 1)
        left = client
        _ = try await client.query("SELECT 1")
        throw Broken()
      }
    }
    await left?.close()
    let gone = name
    try await withDatabase { configuration in
      let found = try await withClient(configuration) {
        try await $0.query("SELECT 1 FROM pg_database WHERE datname = $1", [.text(gone)]).count
      }
      #expect(found == 0)
    }
  }

  @Test("What was committed is there after PostgreSQL was killed")
  func durability() async throws {
    try await withThrowawayServer(.postgres) { server in
      try await withDatabase(on: server.postgres) { configuration in
        try await withClient(configuration) { try await $0.execute(script: "CREATE TABLE kept (n int); INSERT INTO kept VALUES (1)") }
        try await server.kill()
        try await server.start()
        let count = try await withClient(configuration) { try await $0.query("SELECT n FROM kept").count }
        #expect(count == 1)
      }
    }
  }
}

private func withClient<Result: Sendable>(
  _ configuration: PostgresConfiguration, _ body: @Sendable (PostgresClient) async throws -> Result
) async throws -> Result {
  let client = PostgresClient(configuration: configuration, maximumConnections: 1)
  do {
    let result = try await body(client)
    await client.close()
    return result
  } catch {
    await client.close()
    throw error
  }
}
