import Foundation
import HabeasTesting
import PostgresClient

/// A folder with everything that an operator makes: keys, secrets, `habeas.yaml`.
struct TestInstallation {
  let folder: String

  var secrets: String { "\(folder)/secrets" }
  var keys: String { "\(folder)/keys" }
  var configuration: String { "\(folder)/habeas.yaml" }

  /// The checkout, where schemas and controllers are.
  static var root: String { get throws { try TestServers.require().root } }
  static var schemas: String { get throws { try root + "/schemas/postgres" } }
  static var controller: String { get throws { try root + "/controllers/optimised-group" } }

  /// Makes a folder of the test's own and removes it afterwards.
  static func with<Result>(_ body: (TestInstallation) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("habeas-command-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(TestInstallation(folder: folder))
  }

  /// The variables that name the superuser of a server.
  func administrator(_ server: TestServers.Postgres, database: String = "habeas") throws -> [String: String] {
    let file = "\(folder)/administrator-password"
    try server.password.write(toFile: file, atomically: true, encoding: .utf8)
    return [
      "HABEAS_DATABASE_HOST": server.host, "HABEAS_DATABASE_PORT": "\(server.port)", "HABEAS_DATABASE_NAME": database,
      "HABEAS_DATABASE_USER": server.user, "HABEAS_DATABASE_PASSWORD_FILE": file,
    ]
  }

  /// Runs `body` as a login whose password `habeas provision` wrote.
  func asLogin<Result: Sendable>(
    _ login: String, on server: TestServers.Postgres, _ body: (PostgresClient) async throws -> Result
  ) async throws -> Result {
    let password = try secret("database/\(login)")
    return try await Self.connect(
      PostgresConfiguration(host: server.host, port: server.port, database: "habeas", user: login, password: password, tls: .disable), body)
  }

  func asSuperuser<Result: Sendable>(on server: TestServers.Postgres, _ body: (PostgresClient) async throws -> Result) async throws
    -> Result
  {
    try await Self.connect(
      PostgresConfiguration(
        host: server.host, port: server.port, database: "habeas", user: server.user, password: server.password, tls: .disable), body)
  }

  func secret(_ path: String) throws -> String {
    try String(contentsOfFile: "\(secrets)/\(path)", encoding: .utf8).trimmingCharacters(in: .newlines)
  }

  /// Writes `habeas.yaml`; a port that is nil is one where nobody listens.
  func writeConfiguration(postgres: Int? = nil, amqp: Int? = nil, rootPublicKey: String? = nil) throws {
    let nobody = FreePorts.choose(4)
    try "secret".write(toFile: "\(folder)/some-password", atomically: true, encoding: .utf8)
    let key = try rootPublicKey ?? String(contentsOfFile: "\(keys)/root-public.hex", encoding: .utf8).trimmingCharacters(in: .newlines)
    try """
    database: {host: 127.0.0.1, port: \(postgres ?? nobody[0]), passwordDirectory: secrets/database}
    broker: {host: 127.0.0.1, port: \(amqp ?? nobody[1]), passwordDirectory: secrets/broker}
    connections:
      estate-portal: {host: 127.0.0.1, port: \(postgres ?? nobody[0]), name: estate_portal, user: habeas_reader, passwordFile: some-password}
      estate-crm: {host: 127.0.0.1, port: \(postgres ?? nobody[0]), name: estate_crm, user: habeas_reader, passwordFile: some-password}
      survey-tool: {url: "http://127.0.0.1:\(nobody[0])", tokenFile: some-password}
      website-logs: {directory: website}
      reception: {directory: reception}
    keys:
      keyringDirectory: keys/keyring
      intakePublicKeyFile: keys/intake-public.key
      intakePrivateKeyFile: keys/intake-private.key
      blindIndexKeyFile: keys/blind-index.key
      threadTokenKeyFile: keys/thread-token.key
      caseRootKeyFile: keys/case-root.key
      rootPublicKey: \(key)
    controller: {directory: \(try Self.controller)}
    mail:
      imap: {host: 127.0.0.1, port: \(nobody[2]), tls: none, user: privacy@controller.example, passwordFile: some-password}
      smtp: {host: 127.0.0.1, port: \(nobody[3]), tls: none, from: privacy@controller.example, onlyTo: loopback}
    portal: {baseURL: "https://privacy.controller.example"}
    python: \(try TestServers.require().python)
    """.write(toFile: configuration, atomically: true, encoding: .utf8)
  }

  func mode(of path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? Int ?? 0) & 0o777
  }

  private static func connect<Result: Sendable>(
    _ configuration: PostgresConfiguration, _ body: (PostgresClient) async throws -> Result
  ) async throws -> Result {
    let client = PostgresClient(configuration: configuration, maximumConnections: 1)
    do {
      let result = try await body(client)
      await client.close()
      return result
    } catch {
      await client.close()
      throw error
    }
  }
}
