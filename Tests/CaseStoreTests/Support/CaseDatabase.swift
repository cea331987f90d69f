import CaseStore
import Foundation
import HabeasTesting
import PostgresClient
import Sealing
import Synchronization

/// A migrated database of the test's own, with sessions under any login.
///
/// A session speaks as its login by SET SESSION AUTHORIZATION, so that no password of the shared cluster has to be set. It holds for one
/// connection: every client has one alone.
final class CaseDatabase: Sendable {
  static let workers = [
    "habeas_case_intake", "habeas_identity_verification", "habeas_data_discovery", "habeas_response_assembly",
    "habeas_response_dispatch", "habeas_timekeeper", "habeas_outbox_relay", "habeas_data_fulfilment", "habeas_processor_notification",
    "habeas_web_portal",
  ]
  /// Two persons of the office. Roles belong to the whole cluster: these are of this run alone.
  static let officer = "dpo_first_" + suffix
  static let secondOfficer = "dpo_second_" + suffix
  /// A login that has nothing to do with the product.
  static let stranger = "stranger_" + suffix
  private static let suffix = String(UInt64.random(in: 0...UInt64.max), radix: 36)

  private static let template = DatabaseTemplate("cases") { configuration in
    try await makeRoles(on: configuration)
    try await run(configuration) { client in
      try await client.execute(script: "ALTER DATABASE \(configuration.database) OWNER TO habeas_owner")
      _ = try await Migrator(client: client, directory: TestServers.require().root + "/schemas/postgres").migrate()
    }
  }

  let configuration: PostgresConfiguration
  let keyring: Keyring
  /// The superuser.
  let administrator: PostgresClient
  private let clients = Mutex<[PostgresClient]>([])

  private init(configuration: PostgresConfiguration, keyring: Keyring) {
    self.configuration = configuration
    self.keyring = keyring
    administrator = PostgresClient(configuration: configuration, maximumConnections: 2)
    clients.withLock { $0 = [administrator] }
  }

  /// Runs `body` with a database of its own and closes every session afterwards.
  static func with(_ body: (CaseDatabase) async throws -> Void) async throws {
    let directory = NSTemporaryDirectory() + "habeas-keyring-\(UUID().uuidString)"
    let keyring = try Keyring.create(directory: directory)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try await withDatabase(preparedBy: template) { configuration in
      let database = CaseDatabase(configuration: configuration, keyring: keyring)
      do {
        try await body(database)
      } catch {
        await database.close()
        throw error
      }
      await database.close()
    }
  }

  /// A new session under a login.
  func client(as login: String) async throws -> PostgresClient {
    let client = PostgresClient(configuration: configuration, maximumConnections: 1)
    clients.withLock { $0.append(client) }
    try await client.query("SET SESSION AUTHORIZATION \(login)")
    return client
  }

  /// A store in a session of its own.
  func store(as login: String, keyring: Bool = true) async throws -> CaseStore {
    CaseStore(
      client: try await client(as: login), keyring: keyring ? self.keyring : nil, calendar: try ControllerCalendar(zone: "Europe/London"))
  }

  /// Puts `habeas.now()` ahead of the machine's clock, as only the owner can.
  func advanceClock(by interval: String) async throws {
    try await administrator.query(
      "INSERT INTO habeas.clock_offset (value) VALUES ($1::interval) ON CONFLICT (only_row) DO UPDATE SET value = excluded.value",
      [.text(interval)])
  }

  /// Awaits that a session of this database waits for another's lock.
  func awaitBlockedSession() async throws {
    try await eventually("a session that waits for a lock") {
      try await administrator.query(
        "SELECT count(*)::integer AS blocked FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")[0]
        .int("blocked") > 0
    }
  }

  /// One connection of the superuser's, so that settings hold for the whole body.
  static func run(_ configuration: PostgresConfiguration, _ body: (PostgresClient) async throws -> Void) async throws {
    let client = PostgresClient(configuration: configuration, maximumConnections: 1)
    do {
      try await body(client)
    } catch {
      await client.close()
      throw error
    }
    await client.close()
  }

  /// The product's roles, as the provisioning makes them, and this run's persons.
  static func makeRoles(on configuration: PostgresConfiguration) async throws {
    let roles = try String(contentsOfFile: TestServers.require().root + "/schemas/postgres/roles.sql", encoding: .utf8)
    try await run(configuration) { client in
      try await client.execute(script: roles)
      try await client.execute(
        script: """
          DO $$ BEGIN
            CREATE ROLE \(officer) LOGIN; CREATE ROLE \(secondOfficer) LOGIN; CREATE ROLE \(stranger) LOGIN;
            GRANT habeas_dpo TO \(officer), \(secondOfficer);
          EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
          END $$
          """)
    }
  }

  private func close() async {
    for client in clients.withLock({ $0 }) { await client.close() }
  }
}
