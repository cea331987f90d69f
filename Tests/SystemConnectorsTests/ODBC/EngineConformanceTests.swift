import DataMap
import Foundation
import HabeasTesting
import ODBCClient
import SystemConnectors
import Testing

/// What a search promises, on every kind of database: the same tables, the same rows, the same answers.
@Suite("A search is the same on every engine", .timeLimit(.minutes(3)))
struct EngineConformanceTests {
  /// Runs a test on all engines with one MariaDB server.
  private static func onEngines(
    _ engines: [ClubEngine] = ClubEngine.allCases, _ body: (Club) async throws -> Void
  ) async throws {
    try await withThrowawayServer(.mariadb) { server in
      for engine in engines { try await Club.with(engine, server: server, body) }
    }
  }

  @Test("O2: the person's rows and nobody else's, by exact, folded and digit keys, with types, objects and odd names")
  func rows() async throws {
    try await Self.onEngines { club in
      let outcome = try await club.search()
      #expect(outcome.isComplete)
      #expect(outcome.collections.map(\.rowCount) == [1, 2], "\(club.engine)")
      let member = try #require(Club.row(outcome, "members", 7))
      #expect(member["email"] == "zoe.o'hara@example.org")
      #expect(member["full_name"] == "Zoë O'Hara 🦉", "\(club.engine)")
      #expect(member["fee"] == (club.engine == .sqlite ? .string("12.5") : .string("12.50")), "\(club.engine)")
      #expect(member["active"] == true, "\(club.engine)")
      #expect(member["joined"] == "2026-03-01T09:30:00", "\(club.engine)")
      #expect(member["settings"] == .object(["theme": "dark", "token": .heldSecret]), "\(club.engine)")
      #expect(member["secret"] == .heldSecret && member["sponsor"] == .null)
      #expect(member.keys.contains("weight") == false)
      let visit = try #require(Club.row(outcome, "visits", 1))
      #expect(visit["odd name"] == "Grüße", "\(club.engine)")
      #expect(Club.row(outcome, "visits", 2)?["odd name"] == .null)
      #expect(Club.row(outcome, "visits", 2)?["note"] == "")
    }
  }

  @Test("each key finds by itself, and a comparison that is generous gives nobody else's rows")
  func keys() async throws {
    try await Self.onEngines { club in
      for identities: [IdentityKind: [String]] in [
        [.email: ["ZOE.O'HARA@EXAMPLE.ORG"]], [.phone: ["0044 1632 960555"]], [.customerNumber: ["C-7"]],
      ] {
        let outcome = try await club.search(identities)
        #expect(Club.keys(outcome, "members") == [7], "\(club.engine) \(identities.keys)")
      }
      let other = try await club.search([.customerNumber: ["c-7"]])
      #expect(Club.keys(other, "members") == [8])
    }
  }

  @Test(
    "values that look like SQL, and odd ones, are values",
    arguments: ["x' OR '1'='1", "\"; DROP TABLE members; --", "%", "_", "\\", "", "\0", "🦉", String(repeating: "9", count: 5_000)])
  func injection(value: String) async throws {
    try await Self.onEngines([.postgres, .sqlite]) { club in
      let odd = try await club.search([.email: [value], .phone: [value], .customerNumber: [value]])
      #expect(odd.rowCount == 0)
      #expect(try await club.search().rowCount == 3)
    }
  }

  @Test("keys and values beyond ASCII are the same texts everywhere")
  func unicode() async throws {
    try await Self.onEngines { club in
      try await club.change(["UPDATE members SET number = 'Ünïcøde-🦉' WHERE id = 9", "INSERT INTO visits VALUES (5, 9, 'Łódź', 'żółw 🐢')"])
      let outcome = try await club.search([.customerNumber: ["Ünïcøde-🦉"]])
      #expect(Club.keys(outcome, "members") == [9], "\(club.engine)")
      #expect(Club.row(outcome, "visits", 5)?["odd name"] == "Łódź", "\(club.engine)")
      #expect(Club.row(outcome, "visits", 5)?["note"] == "żółw 🐢", "\(club.engine)")
      try await club.change(["UPDATE members SET email = 'JÜRGEN@EXAMPLE.ORG' WHERE id = 9"])
      let folded = try await club.search([.email: ["jürgen@example.org"]])
      // PostgreSQL's own LOWER goes by the database's locale, which may know ASCII alone.
      if club.engine != .postgres { #expect(Club.keys(folded, "members") == [9], "\(club.engine)") }
    }
  }

  @Test("on MariaDB too")
  func injectionOnMariaDB() async throws {
    try await Self.onEngines([.mariadb]) { club in
      for value in [
        "x' OR '1'='1", "\"; DROP TABLE members; --", "%", "\\", "\\' OR 1=1 -- ", "\0", "🦉", String(repeating: "9", count: 5_000),
      ] {
        let odd = try await club.search([.email: [value], .phone: [value], .customerNumber: [value]])
        #expect(odd.rowCount == 0, "\(value.prefix(20))")
      }
      #expect(try await club.search().rowCount == 3)
    }
  }

  @Test("ten thousand rows come whole; beyond the limit there is an outcome of its own; thousands of keys are asked for in pieces")
  func many() async throws {
    try await Self.onEngines { club in
      let rows = (0..<10_000).map { "(\(100 + $0), 7, NULL, 'visit')" }
      try await club.change(
        stride(from: 0, to: rows.count, by: 500).map { "INSERT INTO visits VALUES " + rows[$0..<$0 + 500].joined(separator: ", ") })
      let all = try await club.search()
      #expect(all.collections[1].rows.count == 10_002, "\(club.engine)")
      let limited = try await club.search(limits: SearchLimits(rowsPerCollection: 9_999, statementTimeout: .seconds(10)))
      #expect(limited.collections[1].status == .limitExceeded(limit: 9_999))
      #expect(limited.collections[1].rows.isEmpty && !limited.isComplete)
      let numbers = (0..<2_500).map { "K-\($0)" } + ["C-7", "c-7"]
      let outcome = try await club.search([.customerNumber: numbers])
      #expect(Club.keys(outcome, "members") == [7, 8], "\(club.engine)")
    }
  }

  @Test("a large find is handed over in pieces, in the same rows")
  func handedOver() async throws {
    try await Self.onEngines { club in
      let rows = (0..<3_000).map { "(\(100 + $0), 7, NULL, 'visit')" }
      try await club.change(
        stride(from: 0, to: rows.count, by: 500).map { "INSERT INTO visits VALUES " + rows[$0..<$0 + 500].joined(separator: ", ") })
      let sink = CountingSink()
      let outcome = try await club.withConnector { connector, map in
        let plan = try SearchPlan.plan(for: map.systems[0], in: map, identities: Club.identities)
        return try await connector.search(plan, identities: Club.identities, into: sink)
      }
      #expect(outcome.collections.map(\.rowCount) == [1, 3_002] && outcome.collections.allSatisfy(\.rows.isEmpty))
      #expect(await sink.rows == 3_003)
      #expect(await sink.largest <= 500, "\(club.engine)")
    }
  }

  // MARK: Faults

  @Test("a missing table and a renamed column are named, in a check and in a search")
  func missing() async throws {
    try await Self.onEngines { club in
      try await club.change(["ALTER TABLE visits RENAME COLUMN note TO remark"])
      let column = await #expect(throws: ConnectorError.self) { try await club.check() }
      #expect(column?.code == .missingColumn && column?.remedy.contains("remark") == true, "\(club.engine)")
      await #expect(throws: ConnectorError.self) { try await club.search() }
      try await club.change(["DROP TABLE visits"])
      let table = await #expect(throws: ConnectorError.self) { try await club.check() }
      #expect(table?.code == .missingTable && table?.message.contains("club.visits") == true, "\(club.engine)")
      let searching = await #expect(throws: ConnectorError.self) { try await club.search() }
      #expect(searching?.message.contains("club.visits") == true, "\(club.engine)")
    }
  }

  @Test("the check reports columns that the data map does not name and keys without an index")
  func report() async throws {
    try await Self.onEngines { club in
      let report = try await club.check()
      #expect(report.undeclaredColumns.map(\.description) == ["club.members.weight"], "\(club.engine)")
      #expect(report.unindexedKeys.map(\.description).sorted() == ["club.members.email", "club.members.number", "club.members.phone"])
    }
  }
}

/// Counts what a search hands over.
private actor CountingSink: RowSink {
  private(set) var rows = 0
  private(set) var largest = 0

  func take(_ rows: [[String: JSONValue]], of collection: CollectionAddress) {
    self.rows += rows.count
    largest = max(largest, rows.count)
  }
}
