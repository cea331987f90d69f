import DataMap
import Foundation
import HabeasTesting
import PostgresClient
import SystemConnectors

/// The sample estate on the test server, with the login that searches use.
enum Estate {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  /// Roles belong to the whole cluster: one of this run's own.
  static let reader = "estate_reader_" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
  static let password = UUID().uuidString

  static let template = DatabaseTemplate("estate") { configuration in
    try await run(configuration) { client in
      try await client.execute(
        script: "SET estate.reader = '\(reader)'; SET estate.reader_password = '\(password)'; SET estate.others = '60'")
      for name in ["schema", "people", "others", "reader"] { try await client.execute(script: try text("\(name).sql")) }
    }
  }

  static let identities: [IdentityKind: [String]] = [
    .email: ["priya.nandakumar@harbourtyres.example"], .phone: ["01632 960101"], .customerNumber: ["C-000001"],
  ]

  static func map() throws -> DataMap {
    try DataMap.load(directory: root.appending(path: "controllers/optimised-group/datamap").path)
  }

  static func text(_ name: String) throws -> String {
    try String(contentsOf: root.appending(path: "controllers/optimised-group/sample-estate/\(name)"), encoding: .utf8)
  }

  /// One connection, so that settings hold for the whole body.
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

  /// The same database with the reader's login.
  static func reading(_ administrator: PostgresConfiguration) -> PostgresConfiguration {
    var configuration = administrator
    configuration.user = reader
    configuration.password = password
    return configuration
  }

  /// A copy of the estate of the test's own.
  static func with(
    changedBy script: String = "", _ body: (PostgresConfiguration, DataMap) async throws -> Void
  ) async throws {
    try await withDatabase(preparedBy: template) { administrator in
      if !script.isEmpty { try await run(administrator) { try await $0.execute(script: script) } }
      try await body(reading(administrator), try map())
    }
  }

  /// A connector for one system of a map, closed afterwards.
  static func withConnector<Result>(
    _ system: String, _ configuration: PostgresConfiguration, _ map: DataMap, limits: SearchLimits = SearchLimits(),
    _ body: (PostgresConnector, SystemDescription) async throws -> Result
  ) async throws -> Result {
    guard let description = map.system(system) else { throw ConnectorError(.wrongSystem, system: system, "no such system", remedy: "") }
    let connector = PostgresConnector(system: description, dataMap: map, configuration: configuration, limits: limits)
    do {
      let result = try await body(connector, description)
      await connector.close()
      return result
    } catch {
      await connector.close()
      throw error
    }
  }

  static func search(
    _ system: String, _ configuration: PostgresConfiguration, _ map: DataMap, identities: [IdentityKind: [String]] = identities,
    limits: SearchLimits = SearchLimits()
  ) async throws -> SystemConnectors.SearchOutcome {
    try await withConnector(system, configuration, map, limits: limits) { connector, description in
      try await connector.search(try SearchPlan.plan(for: description, in: map, identities: identities), identities: identities)
    }
  }
}
