import PostgresClient
import Testing

@Suite("Pipelines and prepared statements", .timeLimit(.minutes(1)))
struct PipelineTests {
  @Test("A pipeline gives one result a statement, in order, also for a text that is in it twice")
  func results() async throws {
    try await withClient { client, _ in
      let results = try await client.pipeline([
        .init("SELECT $1::int AS n", [1]), .init("SELECT $1::int AS n", [2]), .init("CREATE TABLE t (n int)"),
        .init("INSERT INTO t SELECT generate_series(1, $1)", [5]), .init("SELECT n FROM t ORDER BY n"),
      ])
      #expect(results.count == 5)
      #expect(try results[0][0].int("n") == 1)
      #expect(try results[1][0].int("n") == 2)
      #expect(results[3].affectedRows == 5)
      #expect(try results[4].map { row in try row.int("n") } == [1, 2, 3, 4, 5])
      #expect(try await client.pipeline([]).isEmpty)
    }
  }

  @Test("An error in the middle undoes the whole pipeline and names its statement; the connection goes on")
  func errorInTheMiddle() async throws {
    try await withClient(connections: 1) { client, _ in
      try await client.query("CREATE TABLE t (n int PRIMARY KEY)")
      let error = await postgresError {
        try await client.pipeline([
          .init("INSERT INTO t VALUES ($1)", [1]), .init("INSERT INTO t VALUES ($1)", [2]), .init("INSERT INTO t VALUES ($1)", [1]),
          .init("INSERT INTO t VALUES (3)"),
        ])
      }
      #expect(error?.sqlState == "23505")
      #expect(error?.statementIndex == 2)
      #expect(try await client.query("SELECT count(*) AS n FROM t")[0].int("n") == 0)
      // What the server never got to prepare must not count as prepared.
      try await client.query("INSERT INTO t VALUES (3)")
      try await client.query("INSERT INTO t VALUES ($1)", [4])
      #expect(try await client.query("SELECT count(*) AS n FROM t")[0].int("n") == 2)
    }
  }

  @Test("A deferred constraint that fails at the end of the pipeline is an error, not a success")
  func deferredConstraint() async throws {
    try await withClient(connections: 1) { client, _ in
      try await client.query("CREATE TABLE t (n int UNIQUE DEFERRABLE INITIALLY DEFERRED)")
      let error = await postgresError { try await client.query("INSERT INTO t VALUES (1), (1)") }
      #expect(error?.sqlState == "23505")
      let inTransaction = await postgresError {
        try await client.withTransaction { _ = try await $0.query("INSERT INTO t VALUES (1), (1)") }
      }
      #expect(inTransaction?.sqlState == "23505")
      #expect(try await client.query("SELECT count(*) AS n FROM t")[0].int("n") == 0)
    }
  }

  @Test("A plan that a change of the schema made stale is prepared anew")
  func stalePlan() async throws {
    try await withClient(connections: 1) { client, _ in
      try await client.query("CREATE TABLE t (a int)")
      try await client.query("INSERT INTO t VALUES (1)")
      #expect(try await client.query("SELECT * FROM t")[0].columns.count == 1)
      try await client.query("ALTER TABLE t ADD b int")
      #expect(try await client.query("SELECT * FROM t")[0].columns.count == 2)
      try await client.query("DEALLOCATE ALL")
      #expect(try await client.query("SELECT * FROM t")[0].columns.count == 2)
    }
  }

  @Test("More statements than the cache holds: the oldest are dropped at the server too")
  func eviction() async throws {
    try await withClient(connections: 1) { client, _ in
      for number in 0..<300 {
        #expect(try await client.query("SELECT \(number) AS n")[0].int("n") == number)
      }
      try await client.query("SELECT 0 AS n")
      let count = try await client.query("SELECT count(*) AS n FROM pg_prepared_statements")[0].int("n")
      #expect(count <= 257)
      // CREATE DATABASE and its like must not run behind the housekeeping.
      try await client.query("SELECT 'fresh' AS n")
      try await client.query("VACUUM pg_class")
    }
  }

  @Test("A script of several statements takes effect as a whole or not at all")
  func script() async throws {
    try await withClient(connections: 1) { client, _ in
      try await client.execute(script: "CREATE TABLE a (n int); INSERT INTO a VALUES (1); CREATE TABLE b (n int);")
      let error = await postgresError { try await client.execute(script: "INSERT INTO a VALUES (2); SELECT nonsense; DROP TABLE a;") }
      #expect(error?.sqlState == "42703")
      #expect(try await client.query("SELECT count(*) AS n FROM a")[0].int("n") == 1)
      // An open end does not leak into the next lease.
      try await client.execute(script: "BEGIN; INSERT INTO a VALUES (3)")
      #expect(try await client.query("SELECT count(*) AS n FROM a")[0].int("n") == 1)
    }
  }
}
