import CurlTransport
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
        script: "SET estate.reader = '\(reader)'; SET estate.reader_password = '\(password)'")
      // Both of the estate's databases in one: their schemas differ, and a test needs one copy alone.
      for name in ["schema-portal", "schema-crm"] { try await client.execute(script: try text("\(name).sql")) }
      for name in ["portal", "crm"] { try await client.execute(script: try made.get().text("\(name).sql")) }
      try await client.execute(script: try text("reader.sql"))
    }
  }

  /// The files, and what the survey tool holds; in the folder that a test run removes at its end.
  static let made = Swift.Result {
    let folder = ProcessInfo.processInfo.environment["HABEAS_TEST_THROWAWAY_DIR"] ?? NSTemporaryDirectory()
    return try SampleEstate.make(in: "\(folder)/estate-\(reader)")
  }
  static let surveyTool = Swift.Result { try SurveyTool(made.get()) }

  static let identities: [IdentityKind: [String]] = [
    .email: ["priya.nandakumar@harbourtyres.example"], .phone: ["01632 960101"], .customerNumber: ["OG-20416"],
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

  /// Where the connections of the estate lead; every database is the one given.
  static func connections(_ system: SystemDescription, _ configuration: PostgresConfiguration) throws -> [String: ConnectionConfiguration] {
    guard let name = system.connector.connection else { return [:] }
    switch system.connector {
    case .postgres: return [name: .postgres(configuration)]
    case .http:
      let connection = HTTPConnection(url: "http://127.0.0.1:\(try surveyTool.get().port)", token: SurveyTool.token)
      return connection.map { [name: .http($0)] } ?? [:]
    case .files:
      let folder = name == "website-logs" ? "website" : name
      return [name: .files(directory: try made.get().directory + "/" + folder)]
    case .odbc, .person: return [:]
    }
  }

  /// A connector for one system of a map, closed afterwards.
  static func withConnector<Result>(
    _ system: String, _ configuration: PostgresConfiguration, _ map: DataMap, limits: SearchLimits = SearchLimits(),
    _ body: (any SystemConnector, SystemDescription) async throws -> Result
  ) async throws -> Result {
    let missing = ConnectorError(.wrongSystem, system: system, "no such system", remedy: "")
    guard let description = map.system(system) else { throw missing }
    let connections = try connections(description, configuration)
    guard let connector = try description.connector(in: map, connections: connections, transport: CurlTransport(), limits: limits) else {
      throw missing
    }
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
