import DataMap
import Foundation
import HabeasTesting
import ODBCClient
import PostgresClient
import SystemConnectors

extension Club {
  /// A club of the test's own on an engine.
  ///
  /// - Parameter server: The MariaDB server that the suite shares.
  static func with(_ engine: ClubEngine, server: ThrowawayServer, _ body: (Club) async throws -> Void) async throws {
    switch engine {
    case .postgres: try await onPostgres(body)
    case .mariadb: try await onMariaDB(server, body)
    case .sqlite: try await onSQLite(body)
    }
  }

  private static func onPostgres(_ body: (Club) async throws -> Void) async throws {
    try await withDatabase { administrator in
      let reader = "club_reader_" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
      let change: @Sendable ([String]) async throws -> Void = { statements in
        try await Estate.run(administrator) { client in for statement in statements { try await client.execute(script: statement) } }
      }
      try await change(
        tables(.postgres) + ["CREATE ROLE \(reader) LOGIN PASSWORD 'reads'", "GRANT SELECT ON members, visits TO \(reader)"])
      var reading = administrator
      (reading.user, reading.password) = (reader, "reads")
      try await body(Club(engine: .postgres, connection: .postgres(reading), change: change))
      try await change(["DROP OWNED BY \(reader)", "DROP ROLE \(reader)"])
    }
  }

  private static func onMariaDB(_ server: ThrowawayServer, _ body: (Club) async throws -> Void) async throws {
    let name = "club_" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
    let (port, user, password) = (server.ports[0], try server.value("USER"), try server.value("PASSWORD"))
    func settings(_ database: String, _ user: String, _ password: String) -> ODBCSettings {
      ODBCSettings(
        driver: "MariaDB Unicode", attributes: "Server=127.0.0.1;Port=\(port)\(database.isEmpty ? "" : ";Database=\(database)")",
        user: user,
        password: password)
    }
    try await run(settings("", user, password), ["CREATE DATABASE \(name)"])
    let administrator = settings(name, user, password)
    let change: @Sendable ([String]) async throws -> Void = { try await run(administrator, $0) }
    try await change(
      tables(.mariadb) + ["CREATE USER '\(name)'@'127.0.0.1' IDENTIFIED BY 'reads'", "GRANT SELECT ON \(name).* TO '\(name)'@'127.0.0.1'"])
    try await body(Club(engine: .mariadb, connection: .odbc(settings(name, name, "reads")), change: change))
    try await change(["DROP USER '\(name)'@'127.0.0.1'", "DROP DATABASE \(name)"])
  }

  private static func onSQLite(_ body: (Club) async throws -> Void) async throws {
    let file = NSTemporaryDirectory() + "habeas-club-\(UUID().uuidString).db"
    defer { try? FileManager.default.removeItem(atPath: file) }
    try Data().write(to: URL(filePath: file))
    let settings = ODBCSettings(driver: "SQLite3", attributes: "Database=\(file)")
    let change: @Sendable ([String]) async throws -> Void = { try await run(settings, $0) }
    try await change(tables(.sqlite))
    try await body(Club(engine: .sqlite, connection: .odbc(settings), change: change))
  }

  private static func run(_ settings: ODBCSettings, _ statements: [String]) async throws {
    let session = try await ODBCSession.open(settings, within: .seconds(10))
    defer { session.close() }
    for statement in statements { try await session.execute(statement, within: .seconds(30)) }
  }
}
