import CurlTransport
import DataMap
import Foundation
import HabeasTesting
import ODBCClient
import PostgresClient
import SystemConnectors

/// The engines that the conformance suite runs on.
enum ClubEngine: String, CaseIterable, Sendable {
  case postgres, mariadb, sqlite

  /// How the data map calls the connector.
  var connector: String { self == .postgres ? "postgres" : "odbc" }
}

/// A club's database on one engine, with the same tables and rows on each, and a login that can only read.
struct Club: Sendable {
  static let limits = SearchLimits(statementTimeout: .seconds(5))
  static let identities: [IdentityKind: [String]] = [
    .email: ["Zoe.O'Hara@example.org"], .phone: ["+44 1632 960555"], .customerNumber: ["C-7"],
  ]

  let engine: ClubEngine
  let connection: ConnectionConfiguration
  /// Runs statements as the one who may change everything.
  let change: @Sendable (_ statements: [String]) async throws -> Void

  static func map(_ engine: ClubEngine) throws -> DataMap {
    try DataMap.make(of: [
      "systems.yaml": """
      systems:
        - key: club
          name: Club
          owner: Secretary
          controller: { role: own, name: Example Controller }
          connector: { kind: \(engine.connector), connection: club }
          datasets: [club]
          purposes: [contract]
          retention: Six years
      """,
      "club.yml": """
      dataset:
        - fides_key: club
          collections:
            - name: members
              fields:
                - { name: id, data_categories: [user.unique_id], fides_meta: { primary_key: true, data_type: integer } }
                - { name: number, fides_meta: { identity: customer_number } }
                - { name: email, data_categories: [user.contact.email], fides_meta: { identity: email } }
                - { name: phone, data_categories: [user.contact.phone_number], fides_meta: { identity: phone_number } }
                - { name: full_name, data_categories: [user.name] }
                - { name: joined, fides_meta: { data_type: string } }
                - { name: fee, fides_meta: { data_type: string } }
                - { name: active, fides_meta: { data_type: boolean } }
                - { name: settings, fides_meta: { data_type: object }, fields: [ { name: theme }, { name: token, data_categories: [user.authorization] } ] }
                - { name: secret, data_categories: [user.authorization.credentials] }
                - { name: sponsor, fides_meta: { data_type: integer, references: [{ dataset: club, field: members.id, direction: to }] } }
            - name: visits
              fields:
                - { name: id, fides_meta: { primary_key: true, data_type: integer } }
                - { name: member, fides_meta: { data_type: integer, references: [{ dataset: club, field: members.id, direction: from }] } }
                - { name: "odd name", data_categories: [user.behavior] }
                - { name: note, data_categories: [user.content] }
      """.replacing(", references: [{ dataset: club, field: members.id, direction: to }]", with: ""),
    ])
  }

  /// Statements that every engine understands; the quote around names is the engine's.
  static func tables(_ engine: ClubEngine) -> [String] {
    let quote = engine == .mariadb ? "`" : "\""
    let real = engine == .postgres ? "double precision" : "double"
    let instant = engine == .postgres ? "timestamp" : "datetime"
    let bool = engine == .postgres ? ("boolean", "true", "false") : ("tinyint", "1", "0")
    let json = engine == .postgres ? "jsonb" : "text"
    return [
      """
      CREATE TABLE members (id bigint PRIMARY KEY, number varchar(20), email varchar(200), phone varchar(40), full_name varchar(200), \
      joined \(instant), fee decimal(10,2), active \(bool.0), settings \(json), secret varchar(50), sponsor bigint, weight \(real))
      """,
      "CREATE TABLE visits (id bigint PRIMARY KEY, member bigint, \(quote)odd name\(quote) varchar(100), note \(engine == .mariadb ? "mediumtext" : "text"))",
      """
      INSERT INTO members VALUES
      (7, 'C-7', 'zoe.o''hara@example.org', '01632 960555', 'Zoë O''Hara 🦉', '2026-03-01 09:30:00', 12.50, \(bool.1), \
      '{"theme":"dark","token":"t-1"}', 's-1', NULL, 1.5),
      (8, 'c-7', 'zoe.o''hara@example.org.evil.example', '01632 960556', 'Zoe Other', NULL, 1.00, \(bool.2), NULL, NULL, 7, NULL),
      (9, 'C-7 ', 'tom@example.org', '1632', 'Tom Behrens', NULL, 0.10, \(bool.2), NULL, '', 7, NULL)
      """,
      "INSERT INTO visits VALUES (1, 7, 'Grüße', 'first'), (2, 7, NULL, ''), (3, 8, 'x', 'of another'), (4, 9, 'y', 'of a third')",
      "CREATE INDEX visits_member ON visits (member)",
    ]
  }

  func search(
    _ identities: [IdentityKind: [String]] = identities, limits: SearchLimits = limits
  ) async throws -> SystemConnectors.SearchOutcome {
    try await withConnector(limits: limits) { connector, map in
      try await connector.search(try SearchPlan.plan(for: map.systems[0], in: map, identities: identities), identities: identities)
    }
  }

  func withConnector<Result>(
    limits: SearchLimits = limits, _ body: (any SystemConnector, DataMap) async throws -> Result
  ) async throws -> Result {
    let map = try Self.map(engine)
    guard
      let connector = try map.systems[0].connector(
        in: map, connections: ["club": connection], transport: CurlTransport(), limits: limits)
    else { throw CancellationError() }
    do {
      let result = try await body(connector, map)
      await connector.close()
      return result
    } catch {
      await connector.close()
      throw error
    }
  }

  func check() async throws -> ConnectorReport { try await withConnector { connector, _ in try await connector.check() } }

  /// The keys of a collection's rows.
  static func keys(_ outcome: SystemConnectors.SearchOutcome, _ collection: String) -> [JSONValue] {
    (outcome.collections.first { $0.collection == collection }?.rows ?? []).compactMap { $0["id"] }
  }

  /// A row of a collection by its key.
  static func row(_ outcome: SystemConnectors.SearchOutcome, _ collection: String, _ id: Int64) -> [String: JSONValue]? {
    outcome.collections.first { $0.collection == collection }?.rows.first { $0["id"] == .int(id) }
  }
}
