import CaseStore
import Foundation
import HabeasTesting
import PostgresClient
import Testing

@Suite("Migrations", .timeLimit(.minutes(2)))
struct MigratorTests {
  @Test("the schema is applied once, whoever asks again")
  func twice() async throws {
    try await Self.withEmptyDatabase { client, _ in
      let folder = try TestServers.require().root + "/schemas/postgres"
      let first = try await Migrator(client: client, directory: folder).migrate()
      #expect(first.map(\.number) == Array(1...first.count))
      #expect(first.count >= 6 && first[0].name == "0001_case.sql" && first.allSatisfy { $0.sha256.count == 64 })
      #expect(try await Migrator(client: client, directory: folder).migrate().isEmpty)
      let rows = try await client.query("SELECT number, name, sha256 FROM habeas_migration ORDER BY number")
      #expect(try rows.map { try $0.string("sha256") } == first.map(\.sha256))
      let owners = try await client.query(
        "SELECT DISTINCT relowner::regrole::text AS owner FROM pg_class WHERE relnamespace = 'habeas'::regnamespace")
      #expect(try owners.map { try $0.string("owner") } == ["habeas_owner"])
    }
  }

  @Test("of several that migrate at once, one applies everything and the others nothing")
  func concurrent() async throws {
    try await Self.withEmptyDatabase { _, configuration in
      let folder = try TestServers.require().root + "/schemas/postgres"
      let applied = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<4 {
          group.addTask {
            var count = 0
            try await CaseDatabase.run(configuration) { count = try await Migrator(client: $0, directory: folder).migrate().count }
            return count
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(applied.sorted().dropLast() == [0, 0, 0] && (applied.max() ?? 0) >= 6)
    }
  }

  @Test("what is new is applied after what is there; a later release's database is refused by an older one")
  func later() async throws {
    try await Self.withEmptyDatabase { client, _ in
      try await Self.withFolder(["0001_one.sql": "CREATE TABLE one ();"]) { folder in
        #expect(try await Migrator(client: client, directory: folder.path).migrate().map(\.number) == [1])
        try folder.write("0002_two.sql", "CREATE TABLE two ();")
        #expect(try await Migrator(client: client, directory: folder.path).migrate().map(\.name) == ["0002_two.sql"])
        try folder.remove("0002_two.sql")
        await #expect {
          try await Migrator(client: client, directory: folder.path).migrate()
        } throws: { "\($0)".contains("migration 2 (0002_two.sql) is applied but its file is missing") }
      }
    }
  }

  @Test("an applied file that was changed is refused, and nothing is applied")
  func changed() async throws {
    try await Self.withEmptyDatabase { client, _ in
      try await Self.withFolder(["0001_one.sql": "CREATE TABLE one ();"]) { folder in
        _ = try await Migrator(client: client, directory: folder.path).migrate()
        try folder.write("0001_one.sql", "CREATE TABLE one (); ")
        try folder.write("0002_two.sql", "CREATE TABLE two ();")
        await #expect {
          try await Migrator(client: client, directory: folder.path).migrate()
        } throws: { $0 is MigrationError && "\($0)".contains("0001_one.sql was changed after it was applied") }
        let left = try await client.query("SELECT FROM pg_class WHERE relname = 'two'")
        #expect(left.isEmpty)
      }
    }
  }

  @Test("a script that fails takes everything of this run with it")
  func failing() async throws {
    try await Self.withEmptyDatabase { client, _ in
      try await Self.withFolder(["0001_one.sql": "CREATE TABLE one ();", "0002_two.sql": "CREATE TABLE one ();"]) { folder in
        await #expect { try await Migrator(client: client, directory: folder.path).migrate() } throws: {
          ($0 as? PostgresError)?.sqlState == "42P07"
        }
        let left = try await client.query("SELECT FROM pg_class WHERE relname IN ('one', 'habeas_migration')")
        #expect(left.isEmpty)
      }
    }
  }

  @Test(
    "a folder with a gap, a doubled number, a misnamed file, nothing or none at all is refused by name",
    arguments: [
      (["0001_one.sql", "0003_three.sql"], "'0003_three.sql' is out of sequence"),
      (["0002_two.sql"], "'0002_two.sql' is out of sequence"),
      (["0001_one.sql", "0001_other.sql"], "'0001_other.sql' is out of sequence"),
      (["0001-one.sql"], "'0001-one.sql' is out of sequence"),
      (["roles.sql", "README.md"], "holds no migration"),
    ])
  func sequence(names: [String], message: String) async throws {
    let client = PostgresClient(configuration: PostgresConfiguration(host: "127.0.0.1", database: "none", user: "none"))
    try await Self.withFolder(Dictionary(uniqueKeysWithValues: names.map { ($0, "SELECT 1;") })) { folder in
      #expect { try Migrator(client: client, directory: folder.path) } throws: { $0 is MigrationError && "\($0)".contains(message) }
    }
    #expect { try Migrator(client: client, directory: "/nowhere/at/all") } throws: { "\($0)".contains("'/nowhere/at/all'") }
    await client.close()
  }

  /// An empty database that `habeas_owner` may build in, as the provisioning makes it.
  private static func withEmptyDatabase(_ body: (PostgresClient, PostgresConfiguration) async throws -> Void) async throws {
    try await withDatabase { configuration in
      try await CaseDatabase.makeRoles(on: configuration)
      try await CaseDatabase.run(configuration) { client in
        try await client.execute(script: "ALTER DATABASE \(configuration.database) OWNER TO habeas_owner")
        try await body(client, configuration)
      }
    }
  }

  private static func withFolder(_ files: [String: String], _ body: (ScriptFolder) async throws -> Void) async throws {
    let folder = try ScriptFolder()
    defer { folder.delete() }
    for (name, text) in files { try folder.write(name, text) }
    try await body(folder)
  }
}
