import CaseStore
import Foundation
import HabeasTesting
import PostgresClient

/// Two databases of one server: the shop of the bench estate, and the cases.
final class Shop: Sendable {
  /// Of a server that lives as long as the benchmark, on the loopback interface.
  static let password = "logins-of-the-benchmark"
  static let logins = ["habeas_case_intake", "habeas_identity_verification", "habeas_data_discovery"]
  /// The customer who has more rows than anybody else.
  static let large = 1
  static let customers = 10_000

  private let server: TestServers.Postgres
  private let administrator: PostgresClient

  init(_ server: ThrowawayServer, rowsOfOne: Int) async throws {
    self.server = try server.postgres
    administrator = PostgresClient(
      configuration: Self.configuration(self.server, "postgres", user: self.server.user, password: self.server.password),
      maximumConnections: 1)
    let root = try TestServers.require().root
    try await administrator.execute(script: try String(contentsOfFile: root + "/schemas/postgres/roles.sql", encoding: .utf8))
    for login in Self.logins { try await administrator.query("ALTER ROLE \(login) PASSWORD '\(Self.password)'") }
    try await administrator.query("CREATE ROLE shop_reader LOGIN PASSWORD '\(Self.password)'")
    try await administrator.query("ALTER DATABASE postgres OWNER TO habeas_owner")
    _ = try await Migrator(client: administrator, directory: root + "/schemas/postgres").migrate()
    try await administrator.query("CREATE DATABASE shop")
    let shop = PostgresClient(
      configuration: Self.configuration(self.server, "shop", user: self.server.user, password: self.server.password),
      maximumConnections: 1)
    let schema = try String(contentsOfFile: root + "/Benchmarks/estate/schema.sql", encoding: .utf8)
    try await shop.execute(script: schema.replacing("VACUUM ANALYZE;", with: ""))
    try await shop.execute(
      script: """
        INSERT INTO logins SELECT 1000000 + i, \(Self.large), '192.0.2.' || i % 250, 'Mozilla/5.0 (' || i || ')',
          timestamptz '2026-01-01' + i * interval '1 second' FROM generate_series(1, \(rowsOfOne)) AS i;
        GRANT SELECT ON ALL TABLES IN SCHEMA public TO shop_reader
        """)
    // Not inside the transaction that a script is.
    try await shop.query("VACUUM ANALYZE")
    try await shop.query("CHECKPOINT")
    await shop.close()
  }

  func close() async { await administrator.close() }

  /// The shop with a login that can only read.
  var reading: PostgresConfiguration { Self.configuration(server, "shop", user: "shop_reader", password: Self.password) }

  /// The cases' database with a login of the product.
  func client(as login: String, connections: Int = 1) -> PostgresClient {
    PostgresClient(
      configuration: Self.configuration(server, "postgres", user: login, password: Self.password), maximumConnections: connections)
  }

  /// The messages of searches that wait, by case.
  func waiting() async throws -> [UUID: UUID] {
    var messages: [UUID: UUID] = [:]
    for row in try await administrator.query("SELECT case_id, message_id FROM habeas.outbox WHERE routing_key LIKE 'discovery.search.%'") {
      messages[try row.uuid("case_id")] = try row.uuid("message_id")
    }
    return messages
  }

  private static func configuration(
    _ server: TestServers.Postgres, _ database: String, user: String, password: String
  ) -> PostgresConfiguration {
    PostgresConfiguration(
      host: server.host, port: server.port, database: database, user: user, password: password, tls: .disable,
      applicationName: "habeas-bench-discovery")
  }
}
