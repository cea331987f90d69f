import PostgresClient
import Synchronization
import Testing

@Suite("Streams of rows", .timeLimit(.minutes(1)))
struct StreamTests {
  private struct Enough: Error {}

  @Test("Every row comes once and in order, whatever the batch", arguments: [1, 7, 500, 1000, 5000])
  func order(batch: Int) async throws {
    try await withClient(connections: 1) { client, _ in
      var numbers: [Int] = []
      try await client.forEachRow("SELECT n FROM generate_series(1, $1::int) n", [1000], batch: batch) { numbers.append(try $0.int("n")) }
      #expect(numbers == Array(1...1000))
    }
  }

  @Test("A stream may be left early, and its connection goes on")
  func early() async throws {
    try await withClient(connections: 1) { client, _ in
      await #expect(throws: Enough.self) {
        try await client.forEachRow("SELECT generate_series(1, 1000000000) AS n", batch: 10) { row in
          if try row.int("n") == 25 { throw Enough() }
        }
      }
      let one = try await client.query("SELECT 1 AS one")[0].int("one")
      #expect(one == 1)
      #expect(await postgresError { try await client.forEachRow("SELECT nonsense") { _ in } }?.sqlState == "42703")
    }
  }

  @Test("Two streams share a transaction")
  func nested() async throws {
    try await withClient(connections: 1) { client, _ in
      let pairs = try await client.withTransaction(readOnly: true) { transaction in
        var pairs = 0
        try await transaction.forEachRow("SELECT n FROM generate_series(1, 5) n", batch: 2) { outer in
          try await transaction.forEachRow("SELECT m FROM generate_series(1, $1::int) m", [.int(Int64(outer.int("n")))], batch: 2) { _ in
            pairs += 1
          }
        }
        return pairs
      }
      #expect(pairs == 15)
    }
  }

  @Test("300 MB of rows pass through without filling the memory")
  func bounded() async throws {
    try await withClient(connections: 1) { client, _ in
      let before = try residentKilobytes()
      var peak = before
      var rows = 0
      try await client.forEachRow("SELECT n, repeat('x', 10000) AS filler FROM generate_series(1, 30000) n", batch: 200) { _ in
        rows += 1
        if rows % 2000 == 0 { peak = max(peak, try residentKilobytes()) }
      }
      #expect(rows == 30000)
      // Other suites run in this process too, hence the wide margin.
      #expect(peak - before < 250_000, "grew by \(peak - before) kB")
    }
  }
}
