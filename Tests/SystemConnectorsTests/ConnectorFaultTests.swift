import DataMap
import Foundation
import HabeasTesting
import PostgresClient
import SystemConnectors
import Testing

@Suite("A system that is not as the data map says", .timeLimit(.minutes(1)))
struct ConnectorFaultTests {
  private func fault(
    _ system: String, changedBy script: String = "", login: @Sendable (inout PostgresConfiguration) -> Void = { _ in },
    limits: SearchLimits = SearchLimits(), searching: Bool = false
  ) async throws -> ConnectorError {
    var found: ConnectorError?
    try await Estate.with(changedBy: script) { configuration, map in
      var configuration = configuration
      login(&configuration)
      found = await #expect(throws: ConnectorError.self) {
        if searching {
          _ = try await Estate.search(system, configuration, map, limits: limits)
        } else {
          try await Estate.withConnector(system, configuration, map, limits: limits) { connector, _ in _ = try await connector.check() }
        }
      }
    }
    return try #require(found)
  }

  @Test("a sound system passes the check, and its keys are indexed")
  func sound() async throws {
    try await Estate.with { configuration, map in
      for system in map.systems {
        let report = try await Estate.withConnector(system.key, configuration, map) { connector, _ in try await connector.check() }
        #expect(report == ConnectorReport())
      }
    }
  }

  @Test("a column that the data map does not name, and a key without an index, are reported")
  func remarks() async throws {
    try await Estate.with(changedBy: "ALTER TABLE crm.contacts ADD shoe_size int; DROP INDEX crm.interactions_contact") {
      configuration, map in
      let report = try await Estate.withConnector("crm", configuration, map) { connector, _ in try await connector.check() }
      #expect(report.undeclaredColumns.map(\.description) == ["crm.contacts.shoe_size"])
      #expect(report.unindexedKeys.map(\.description) == ["crm.interactions.contact_id"])
    }
  }

  @Test("a wrong password is said to be one, in a check and in a search", arguments: [true, false])
  func wrongPassword(searching: Bool) async throws {
    let error = try await fault("crm", login: { $0.password = "wrong" }, searching: searching)
    #expect(error.code == .loginRefused && !error.isTransient, "\(error)")
    #expect(!error.description.contains("wrong\""))
  }

  @Test("a server that is away is worth another try")
  func unreachable() async throws {
    let error = try await fault("crm", login: { ($0.port, $0.connectTimeout) = (1, .seconds(2)) }, searching: true)
    #expect(error.code == .unreachable && error.isTransient)
  }

  @Test("a dropped table is named", arguments: [true, false])
  func missingTable(searching: Bool) async throws {
    let error = try await fault("portal", changedBy: "DROP TABLE portal.sessions", searching: searching)
    #expect(error.code == .missingTable)
    #expect(error.message.contains("`portal.sessions` (portal.yml:"))
  }

  @Test("a renamed column is named, with the columns that are there", arguments: [true, false])
  func renamedColumn(searching: Bool) async throws {
    let error = try await fault("crm", changedBy: "ALTER TABLE crm.interactions RENAME notes TO remarks", searching: searching)
    #expect(error.code == .missingColumn)
    #expect(error.message.contains("`crm.interactions`") && error.message.contains("`notes`") && error.message.contains("crm.yml:"))
    #expect(error.remedy.contains("remarks"))
  }

  @Test("a table that goes after the catalogue was read is named too, and its return is seen")
  func changesBetweenSearches() async throws {
    try await withDatabase(preparedBy: Estate.template) { administrator in
      let map = try Estate.map()
      try await Estate.withConnector("portal", Estate.reading(administrator), map) { connector, system in
        let plan = try SearchPlan.plan(for: system, in: map, identities: Estate.identities)
        #expect(try await connector.search(plan, identities: Estate.identities).rowCount == 3)
        try await Estate.run(administrator) { try await $0.execute(script: "ALTER TABLE portal.sessions RENAME TO gone") }
        let error = await #expect(throws: ConnectorError.self) { try await connector.search(plan, identities: Estate.identities) }
        #expect(error?.code == .missingTable && error?.message.contains("portal.sessions") == true)
        try await Estate.run(administrator) { try await $0.execute(script: "ALTER TABLE portal.gone RENAME TO sessions") }
        #expect(try await connector.search(plan, identities: Estate.identities).rowCount == 3)
      }
    }
  }

  @Test("a login that may write is refused: a search only reads")
  func loginCanWrite() async throws {
    let writer = try await fault("crm", changedBy: "GRANT UPDATE ON crm.contacts TO \(Estate.reader)")
    #expect(writer.code == .loginCanWrite && writer.message.contains("crm.contacts"))
    let server = try TestServers.require().postgres
    let superuser = try await fault("crm", login: { ($0.user, $0.password) = (server.user, server.password) })
    #expect(superuser.code == .loginCanWrite && superuser.message.contains("superuser"))
  }

  @Test("a table that the login may not read is named", arguments: [true, false])
  func permission(searching: Bool) async throws {
    let error = try await fault("crm", changedBy: "REVOKE SELECT ON crm.interactions FROM \(Estate.reader)", searching: searching)
    #expect(error.code == .permissionDenied && error.message.contains("crm.interactions"))
  }

  @Test("a query that runs too long ends at the statement timeout and may be tried again")
  func timeout() async throws {
    let slow = """
      ALTER TABLE crm.interactions RENAME TO real;
      CREATE FUNCTION crm.slowly(bigint) RETURNS bigint LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(30); RETURN $1; END';
      CREATE VIEW crm.interactions AS SELECT crm.slowly(id) AS id, contact_id, kind, at, direction, subject, notes, handled_by, details,
        record_mark FROM crm.real;
      GRANT SELECT ON crm.interactions TO \(Estate.reader)
      """
    let error = try await fault("crm", changedBy: slow, limits: SearchLimits(statementTimeout: .milliseconds(200)), searching: true)
    #expect(error.code == .timeout && error.isTransient && error.message.contains("crm.interactions"))
  }

  @Test("a cancelled search says so")
  func cancelled() async throws {
    try await Estate.with { configuration, map in
      let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        _ = try await Estate.search("crm", configuration, map)
      }
      let error = await #expect(throws: ConnectorError.self) { try await task.value }
      #expect(error?.code == .cancelled)
    }
  }
}
