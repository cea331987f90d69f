import AMQPClient
import CaseStore
import CaseWorker
import DataDiscovery
import DataMap
import Foundation
import HabeasTesting
import Logging
import MessageSchemas
import PostgresClient
import RightsCase
import Sealing
import SearchTesting
import SystemConnectors
import VaultContents

/// A database of cases and one of a shop, and the worker that searches the shop.
final class DiscoveryFixture: Sendable {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let identities: [IdentityKind: [String]] = [.email: ["user7@example.com"]]

  private static let cases = DatabaseTemplate("discovery_cases") { configuration in
    try await run(configuration) { client in
      try await client.execute(script: String(contentsOf: root.appending(path: "schemas/postgres/roles.sql"), encoding: .utf8))
      try await client.execute(script: "ALTER DATABASE \(configuration.database) OWNER TO habeas_owner")
      _ = try await Migrator(client: client, directory: root.appending(path: "schemas/postgres").path).migrate()
    }
  }
  /// The benchmark's shop.
  private static let shop = DatabaseTemplate("discovery_shop") { configuration in
    let schema = try String(contentsOf: root.appending(path: "Benchmarks/estate/schema.sql"), encoding: .utf8)
    try await run(configuration) { client in
      try await client.execute(script: schema.replacing("VACUUM ANALYZE;", with: ""))
    }
  }

  let dataMap: DataMap
  /// The superuser, in the cases' database.
  let administrator: PostgresClient
  let shopConfiguration: PostgresConfiguration
  let store: CaseStore
  let timers: Timers
  let cases: SearchCases

  private init(_ clients: [PostgresClient], shop: PostgresConfiguration, keyring: Keyring) throws {
    dataMap = try DataMap.load(directory: Self.root.appending(path: "Benchmarks/estate").path)
    administrator = clients[0]
    shopConfiguration = shop
    cases = try SearchCases(intake: clients[1], identity: clients[2], keyring: keyring)
    store = CaseStore(client: clients[3], keyring: keyring, calendar: try ControllerCalendar(zone: "UTC"))
    timers = Timers(client: clients[4])
  }

  static func with(changingShop script: String = "", _ body: (DiscoveryFixture) async throws -> Void) async throws {
    let directory = NSTemporaryDirectory() + "habeas-keyring-\(UUID().uuidString)"
    let keyring = try Keyring.create(directory: directory)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try await withDatabase(preparedBy: shop) { shop in
      if !script.isEmpty { try await run(shop) { try await $0.execute(script: script) } }
      try await withDatabase(preparedBy: cases) { configuration in
        let logins = ["", "case_intake", "identity_verification", "data_discovery", "timekeeper"]
        let clients = logins.map { _ in PostgresClient(configuration: configuration, maximumConnections: 1) }
        do {
          for (client, login) in zip(clients, logins) where !login.isEmpty {
            try await client.query("SET SESSION AUTHORIZATION habeas_\(login)")
          }
          try await body(DiscoveryFixture(clients, shop: shop, keyring: keyring))
        } catch {
          for client in clients { await client.close() }
          throw error
        }
        for client in clients { await client.close() }
      }
    }
  }

  /// Searches by the worker's runner, as the broker delivers the step.
  @discardableResult
  func search(
    _ caseID: UUID, by connector: (any SystemConnector)? = nil, limits: SearchLimits = SearchLimits(), partSize: Int = 4 << 20
  ) async throws -> Settlement {
    let real = PostgresConnector(
      system: dataMap.systems[0], dataMap: dataMap, configuration: shopConfiguration, limits: limits, maximumConnections: 1)
    let step = WorkStep.search(system: "bench-shop")
    let message = try await administrator.query(
      "SELECT message_id FROM habeas.outbox WHERE case_id = $1 AND body::json->>'step' = $2", [.uuid(caseID), .text("\(step)")])[0]
      .uuid("message_id")
    let runner = StepRunner(
      worker: "data-discovery", store: store,
      handler: SystemSearcher(store: store, dataMap: dataMap, connectors: ["bench-shop": connector ?? real], partSize: partSize),
      policy: StepPolicy(attempts: 3, firstDelay: .milliseconds(1), maximumDelay: .milliseconds(1)),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    let settlement = await runner.process(
      AMQPDelivery(
        message: AMQPMessage(
          exchange: "habeas.work", routingKey: step.routingKey, messageID: message.uuidString.lowercased(), type: step.messageType,
          correlationID: caseID.uuidString.lowercased(), userID: "outbox-relay", contentType: "application/json",
          body: Array(StepMessage(caseID: caseID, step: step, version: 1).encoded.utf8)), queue: step.routingKey))
    await real.close()
    return settlement
  }

  /// What the case has of the shop.
  func found(_ caseID: UUID) async throws -> (searched: SystemSearched?, data: FoundData?) {
    let stored = try await store.load(caseID)
    let searched = stored.state.searches["bench-shop"]
    guard let item = searched?.item else { return (searched, nil) }
    return (searched, try await store.found(item, of: stored))
  }

  /// Why the step waits.
  func reason(_ caseID: UUID) async throws -> (text: String, isParked: Bool)? {
    try await administrator.query(
      "SELECT coalesce(last_reason, '') AS reason, parked_at IS NOT NULL AS parked FROM habeas.outbox WHERE case_id = $1 AND body::json->>'step' LIKE '%bench-shop%'",
      [.uuid(caseID)]
    ).first.map { (try $0.string("reason"), try $0.bool("parked")) }
  }

  func parts() async throws -> (all: Int, owners: Int) {
    let row = try await administrator.query(
      "SELECT count(*)::integer AS n, count(DISTINCT part_of)::integer AS owners FROM habeas.vault WHERE part_of IS NOT NULL")[0]
    return (try row.int("n"), try row.int("owners"))
  }

  func advanceClock(by interval: String) async throws {
    try await administrator.query(
      "INSERT INTO habeas.clock_offset (value) VALUES ($1::interval) ON CONFLICT (only_row) DO UPDATE SET value = excluded.value",
      [.text(interval)])
  }

  private static func run(_ configuration: PostgresConfiguration, _ body: (PostgresClient) async throws -> Void) async throws {
    let client = PostgresClient(configuration: configuration, maximumConnections: 1)
    do {
      try await body(client)
    } catch {
      await client.close()
      throw error
    }
    await client.close()
  }
}
