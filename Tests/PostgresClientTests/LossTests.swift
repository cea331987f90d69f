import Glibc
import HabeasTesting
import PostgresClient
import Testing

@Suite("Lost connections", .timeLimit(.minutes(1)))
struct LossTests {
  @Test("A terminated idle session is replaced without anyone noticing")
  func idle() async throws {
    try await withOwnDatabase(connections: 2) { client, _ in
      try await client.withTransaction { transaction in
        let pid = try await client.query("SELECT pg_backend_pid() AS pid")[0].int("pid")
        try await transaction.query("SELECT pg_terminate_backend($1::int, 5000)", [.int(Int64(pid))])
        let next = try await client.query("SELECT pg_backend_pid() AS pid")[0].int("pid")
        #expect(next != pid)
      }
    }
  }

  @Test("A statement of its own whose session is terminated has an unknown outcome")
  func running() async throws {
    try await withOwnDatabase(connections: 1) { client, _ in
      let error = await postgresError { try await client.query("SELECT pg_terminate_backend(pg_backend_pid()), pg_sleep(50)") }
      #expect(error?.code == .unknownOutcome)
      #expect(error?.sqlState == "57P01")
      #expect(error?.isRetriable == false)
      let one = try await client.query("SELECT 1 AS one")[0].int("one")
      #expect(one == 1)
    }
  }

  @Test("A session terminated within a transaction is a retriable loss: nothing was committed")
  func inTransaction() async throws {
    try await withOwnDatabase(connections: 1) { client, _ in
      try await client.query("CREATE TABLE t (n int)")
      let error = await postgresError {
        try await client.withTransaction { transaction in
          try await transaction.query("INSERT INTO t VALUES (1)")
          try await transaction.query("SELECT pg_terminate_backend(pg_backend_pid())")
        }
      }
      #expect(error?.code == .connection)
      #expect(error?.isRetriable == true)
      #expect(try await client.query("SELECT n FROM t").isEmpty)
    }
  }

  @Test("Facts 17: a lost reply to COMMIT is an unknown outcome")
  func commit() async throws {
    try await withOwnDatabase(connections: 1) { client, _ in
      try await client.execute(
        script: """
          CREATE TABLE t (n int);
          CREATE FUNCTION vanish() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(50); RETURN NULL; END $$;
          CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION vanish();
          """)
      let error = await postgresError {
        try await client.withTransaction { _ = try await $0.query("INSERT INTO t VALUES (1)") }
      }
      #expect(error?.code == .unknownOutcome)
      #expect(try await client.query("SELECT n FROM t").isEmpty)
    }
  }

  @Test("The server is killed in mid-use and started again: calls fail with what they can know, and the pool recovers")
  func serverKilled() async throws {
    try await withThrowawayServer(.postgres) { server in
      try await withOwnDatabase(connections: 3, on: server.postgres) { client, configuration in
        try await client.query("CREATE TABLE t (n int PRIMARY KEY)")
        let sleeper = Task { await postgresError { try await client.query("SELECT pg_sleep(50)") } }
        let transaction = Task {
          await postgresError {
            try await client.withTransaction { transaction in
              try await transaction.query("INSERT INTO t VALUES (1)")
              try await transaction.query("SELECT pg_sleep(50)")
            }
          }
        }
        try await eventually("both sleeps") {
          try await client.query(
            "SELECT count(*) AS n FROM pg_stat_activity WHERE query LIKE '%pg_sleep(50)%' AND pid <> pg_backend_pid()"
          )[0].int("n") == 2
        }
        try await server.kill()
        #expect(await sleeper.value?.code == .unknownOutcome)
        #expect(await transaction.value?.code == .connection)
        // Begun while the server is down, answered when it is up.
        let patient = Task { try await client.query("SELECT count(*) AS n FROM t")[0].int("n") }
        try await server.start()
        #expect(try await patient.value == 0)
        try await client.withTransaction { _ = try await $0.query("INSERT INTO t VALUES (2)") }
        #expect(try await client.query("SELECT n FROM t")[0].int("n") == 2)
      }
    }
  }

  @Test("A server that stops answering is left at the deadline")
  func serverHalted() async throws {
    try await withThrowawayServer(.postgres) { server in
      try await withOwnDatabase(connections: 1, on: server.postgres) { client, _ in
        let pid = try await client.query("SELECT pg_backend_pid() AS pid")[0].int("pid")
        try #require(kill(Int32(pid), SIGSTOP) == 0)
        let start = ContinuousClock.now
        let error = await postgresError { try await client.query("SELECT 1", deadline: .milliseconds(100)) }
        #expect(start.duration(to: .now) < .seconds(15))
        #expect(error?.code == .unknownOutcome)
        let one = try await client.query("SELECT 1 AS one")[0].int("one")
        #expect(one == 1)
        _ = kill(Int32(pid), SIGCONT)
      }
    }
  }
}
