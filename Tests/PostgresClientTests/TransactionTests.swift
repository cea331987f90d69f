import PostgresClient
import Testing

@Suite("Transactions", .timeLimit(.minutes(1)))
struct TransactionTests {
  private struct Refusal: Error {}

  @Test("Returning commits and throwing rolls back, with the body's own error")
  func commitAndRollback() async throws {
    try await withClient(connections: 1) { client, _ in
      try await client.query("CREATE TABLE t (n int)")
      let value = try await client.withTransaction { transaction in
        try await transaction.query("INSERT INTO t VALUES (1)")
        return try await transaction.query("SELECT count(*) AS n FROM t")[0].int("n")
      }
      #expect(value == 1)
      await #expect(throws: Refusal.self) {
        try await client.withTransaction { transaction in
          try await transaction.query("INSERT INTO t VALUES (2)")
          throw Refusal()
        }
      }
      #expect(try await client.query("SELECT n FROM t").count == 1)
      try await client.withTransaction { _ in }
    }
  }

  @Test("Committing a transaction in which a statement failed is an error: the server only rolls it back")
  func failedTransaction() async throws {
    try await withClient(connections: 1) { client, _ in
      try await client.query("CREATE TABLE t (n int PRIMARY KEY)")
      let error = await postgresError {
        try await client.withTransaction { transaction in
          try await transaction.query("INSERT INTO t VALUES (1)")
          let inner = await postgresError { try await transaction.query("INSERT INTO t VALUES (1)") }
          #expect(inner?.sqlState == "23505")
        }
      }
      #expect(error?.sqlState == "25P02")
      #expect(try await client.query("SELECT n FROM t").isEmpty)
    }
  }

  @Test("Isolation level and read-only are the server's")
  func options() async throws {
    try await withClient { client, _ in
      let level = try await client.withTransaction(isolation: .serializable) {
        try await $0.query("SELECT current_setting('transaction_isolation') AS level")[0].string("level")
      }
      #expect(level == "serializable")
      let error = await postgresError {
        try await client.withTransaction(readOnly: true) { _ = try await $0.query("CREATE TABLE t (n int)") }
      }
      #expect(error?.sqlState == "25006")
    }
  }

  @Test("A transaction's handle is worthless after its end")
  func afterTheEnd() async throws {
    try await withClient(connections: 1) { client, _ in
      let leaked = try await client.withTransaction { transaction in
        try await transaction.query("SELECT 1")
        return transaction
      }
      #expect(await postgresError { try await leaked.query("SELECT 1") }?.code == .closed)
      #expect(await postgresError { try await leaked.execute(script: "SELECT 1") }?.code == .closed)
    }
  }

  @Test("A lease is exclusive: no statement of another task gets between those of a transaction")
  func exclusive() async throws {
    try await withClient(connections: 3) { client, _ in
      try await client.query("CREATE TABLE counter (n int)")
      try await client.query("INSERT INTO counter VALUES (0)")
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<60 {
          group.addTask {
            try await client.withTransaction { transaction in
              let before = try await transaction.query("SELECT n, pg_backend_pid() AS pid FROM counter FOR UPDATE")[0]
              try await transaction.query("CREATE TEMP TABLE mine ON COMMIT DROP AS SELECT $1::int AS n", [.int(Int64(before.int("n")))])
              let mine = try await transaction.query("SELECT n, pg_backend_pid() AS pid FROM mine")[0]
              #expect(try mine.int("pid") == before.int("pid"))
              try await transaction.query("UPDATE counter SET n = $1", [.int(Int64(mine.int("n") + 1))])
            }
          }
          group.addTask { _ = try await client.query("SELECT 1") }
        }
        try await group.waitForAll()
      }
      #expect(try await client.query("SELECT n FROM counter")[0].int("n") == 60)
    }
  }

  @Test("Concurrent statements within one transaction wait their turn")
  func concurrentStatements() async throws {
    try await withClient(connections: 1) { client, _ in
      let sum = try await client.withTransaction { transaction in
        try await withThrowingTaskGroup(of: Int.self) { group in
          for number in 1...20 { group.addTask { try await transaction.query("SELECT $1::int AS n", [.int(Int64(number))])[0].int("n") } }
          return try await group.reduce(0, +)
        }
      }
      #expect(sum == 210)
    }
  }

  @Test("Scripts and pipelines take part in the transaction")
  func scriptAndPipeline() async throws {
    try await withClient(connections: 1) { client, _ in
      await #expect(throws: Refusal.self) {
        try await client.withTransaction { transaction in
          try await transaction.execute(script: "CREATE TABLE t (n int); INSERT INTO t VALUES (1)")
          let results = try await transaction.pipeline([.init("INSERT INTO t VALUES (2)"), .init("SELECT sum(n) AS n FROM t")])
          #expect(try results[1][0].int("n") == 3)
          throw Refusal()
        }
      }
      let isGone = try await client.query("SELECT to_regclass('t') IS NULL AS gone")[0].bool("gone")
      #expect(isGone)
    }
  }
}
