import DataMap
import Foundation
import HabeasTesting
import ODBCClient
import SystemConnectors
import Testing

@Suite("Faults of databases behind ODBC", .timeLimit(.minutes(3)))
struct ODBCFaultTests {
  private static func onMariaDB(_ body: (Club, ThrowawayServer) async throws -> Void) async throws {
    try await withThrowawayServer(.mariadb) { server in
      try await Club.with(.mariadb, server: server) { try await body($0, server) }
    }
  }

  private static func settings(_ club: Club) throws -> ODBCSettings {
    guard case .odbc(let settings) = club.connection else { throw CancellationError() }
    return settings
  }

  @Test("a wrong password, another database and a driver that is not there are said to be what they are")
  func logins() async throws {
    try await Self.onMariaDB { club, _ in
      var wrong = try Self.settings(club)
      wrong.password = "wrong"
      var elsewhere = try Self.settings(club)
      elsewhere.attributes = elsewhere.attributes.replacing("Database=", with: "Database=no_")
      var driverless = try Self.settings(club)
      driverless.driver = "No such driver"
      for (settings, code) in [(wrong, ConnectorError.Code.loginRefused), (elsewhere, .loginRefused), (driverless, .wrongSystem)] {
        let other = Club(engine: .mariadb, connection: .odbc(settings), change: club.change)
        let error = await #expect(throws: ConnectorError.self) { try await other.search() }
        #expect(error?.code == code && error?.isTransient == false)
        #expect(error?.description.contains("reads") == false)
      }
    }
  }

  @Test("a login that may write is refused by the check, and by the search cannot write")
  func writing() async throws {
    try await Self.onMariaDB { club, _ in
      let user = try #require(try Self.settings(club).user)
      _ = try await club.check()
      try await club.change(["GRANT INSERT ON members TO '\(user)'@'127.0.0.1'"])
      let error = await #expect(throws: ConnectorError.self) { try await club.check() }
      #expect(error?.code == .loginCanWrite && error?.message.contains("INSERT") == true)
    }
  }

  @Test("a table that the login may not read is named")
  func permission() async throws {
    try await Self.onMariaDB { club, _ in
      let user = try #require(try Self.settings(club).user)
      try await club.change([
        "REVOKE SELECT ON *.* FROM '\(user)'@'127.0.0.1'", "REVOKE ALL PRIVILEGES, GRANT OPTION FROM '\(user)'@'127.0.0.1'",
        "GRANT SELECT ON members TO '\(user)'@'127.0.0.1'",
      ])
      let error = await #expect(throws: ConnectorError.self) { try await club.search() }
      #expect(error?.code == .permissionDenied && error?.message.contains("club.visits") == true)
    }
  }

  @Test("a query that hangs ends at its time limit, and the server goes on")
  func hanging() async throws {
    try await Self.onMariaDB { club, _ in
      try await club.change([
        "ALTER TABLE visits RENAME real_visits",
        "CREATE VIEW visits AS SELECT id, member + 0 * SLEEP(20) AS member, `odd name`, note FROM real_visits",
      ])
      let begun = ContinuousClock.now
      let error = await #expect(throws: ConnectorError.self) {
        try await club.search(limits: SearchLimits(statementTimeout: .milliseconds(500)))
      }
      #expect(error?.code == .timeout && error?.isTransient == true && error?.message.contains("club.visits") == true)
      #expect(ContinuousClock.now - begun < .seconds(10))
    }
  }

  @Test("a server that is away, and one that stands still, are worth another try and hold up nobody")
  func away() async throws {
    try await Self.onMariaDB { club, server in
      try server.pause()
      let begun = ContinuousClock.now
      let halted = await #expect(throws: ConnectorError.self) { try await club.search() }
      #expect(halted?.isTransient == true)
      #expect(ContinuousClock.now - begun < .seconds(20))
      try server.resume()
      try await server.stop()
      let error = await #expect(throws: ConnectorError.self) { try await club.search() }
      #expect(error?.code == .unreachable && error?.isTransient == true)
      try await server.start()
      #expect(try await club.search().rowCount == 3)
    }
  }

  @Test("a cancelled search ends at once and says so")
  func cancelled() async throws {
    try await Self.onMariaDB { club, _ in
      try await club.change([
        "ALTER TABLE visits RENAME real_visits",
        "CREATE VIEW visits AS SELECT id, member + 0 * SLEEP(20) AS member, `odd name`, note FROM real_visits",
      ])
      let search = Task { try await club.search(limits: SearchLimits(statementTimeout: .seconds(15))) }
      try await Task.sleep(for: .milliseconds(700))
      let begun = ContinuousClock.now
      search.cancel()
      let error = await #expect(throws: ConnectorError.self) { try await search.value }
      #expect(error?.code == .cancelled)
      #expect(ContinuousClock.now - begun < .seconds(5))
    }
  }

  @Test("a file that is not there is a fault and is not made")
  func noFile() async throws {
    let file = NSTemporaryDirectory() + "habeas-none-\(UUID().uuidString).db"
    let club = Club(engine: .sqlite, connection: .odbc(ODBCSettings(driver: "SQLite3", attributes: "Database=\(file)"))) { _ in }
    await #expect(throws: ConnectorError.self) { try await club.search() }
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  @Test("a search of SQLite cannot write")
  func queryOnly() async throws {
    try await withThrowawayServer(.mariadb) { server in
      try await Club.with(.sqlite, server: server) { club in
        try await club.change(["CREATE TABLE log (n integer)"])
        let session = try await ODBCSession.open(try Self.settings(club), within: .seconds(5))
        defer { session.close() }
        try await session.execute("PRAGMA query_only = ON", within: .seconds(5))
        await #expect(throws: ODBCError.self) { try await session.execute("INSERT INTO log VALUES (1)", within: .seconds(5)) }
      }
    }
  }
}
