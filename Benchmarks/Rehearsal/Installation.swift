import Foundation
public import HabeasTesting
public import PostgresClient

/// A whole installation over the benchmark estate: PostgreSQL, RabbitMQ, keys, secrets, `habeas.yaml` and every worker as a process of its
/// own, made with the same commands that an operator types. Whose estate it is, the folder `Benchmarks/estate` says.
public final class Installation: Sendable {
  /// The workers that carry a request by email.
  public static let workers = [
    "email-intake", "case-intake", "identity-verification", "data-discovery", "response-assembly", "response-dispatch", "timekeeper",
    "outbox-relay",
  ]
  /// Those that the other channels and a marketing stop need besides.
  public static let otherWorkers = ["post-intake", "web-portal", "data-fulfilment", "processor-notification"]
  /// The login of the DPO.
  public static let login = "dpo_bench"

  public let directory: String
  public let mailbox: LocalMailbox
  public let database: ThrowawayServer
  public let broker: ThrowawayServer
  public let fleet: Fleet
  let settings: InstallationSettings
  let servers: TestServers

  public var configuration: String { directory + "/habeas.yaml" }
  public var controller: String { directory + "/controller" }
  public var secrets: String { directory + "/secrets" }
  public var keys: String { directory + "/keys" }
  public var logs: String { directory + "/log" }
  /// Where the mail room puts scans.
  public var scans: String { directory + "/scans" }
  /// Where letters wait for the printer.
  public var prints: String { directory + "/print" }
  public var portal: String { "http://127.0.0.1:\(ports[0])" }
  /// Where the one processor listens, when somebody starts it.
  public var processorPort: Int { ports[1] }
  public var processorKey: String { keys + "/mailhouse.key" }
  let ports = FreePorts.choose(2)

  /// Makes everything, without starting a worker, runs `body`, and removes everything again.
  ///
  /// - Throws: what a command or `body` throws. The logs and the open work are then kept, and their place is said.
  public static func with<Value: Sendable>(
    _ settings: InstallationSettings, _ body: (Installation) async throws -> Value
  ) async throws -> Value {
    let servers = try TestServers.require()
    return try await withThrowawayServer(.postgres) { database in
      try await withThrowawayServer(.rabbitmq) { broker in
        let installation = Installation(settings, servers: servers, database: database, broker: broker)
        do {
          try await installation.make()
          let value = try await body(installation)
          await installation.fleet.stop()
          if !settings.keepsFolder { try FileManager.default.removeItem(atPath: installation.directory) }
          return value
        } catch {
          await installation.keepEvidence()
          await installation.fleet.stop()
          throw error
        }
      }
    }
  }

  private init(_ settings: InstallationSettings, servers: TestServers, database: ThrowawayServer, broker: ThrowawayServer) {
    let random = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    self.settings = settings
    self.servers = servers
    self.database = database
    self.broker = broker
    directory = "\(settings.parent)/\(random)"
    mailbox = LocalMailbox(address: "privacy-\(random)@intake.example", server: servers.mailboxes)
    var environment = settings.environment
    if let seconds = settings.recoverySeconds { environment["HABEAS_RECOVERY_AFTER_SECONDS"] = "\(seconds)" }
    fleet = Fleet(
      programs: settings.programs, configuration: directory + "/habeas.yaml", logs: directory + "/log", environment: environment)
  }

  /// The secret that lies in a file of the folder `secrets`.
  public func secret(_ name: String) throws -> String {
    try String(contentsOfFile: "\(secrets)/\(name)", encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Looks at the installation from outside: a session as superuser.
  ///
  /// - Parameter name: The database, `habeas` or `bench`.
  public func observer(of name: String = "habeas") throws -> PostgresConfiguration {
    let server = try database.postgres
    return PostgresConfiguration(
      host: server.host, port: server.port, database: name, user: server.user, password: server.password, applicationName: "observer")
  }

  /// The DPO's own session.
  public func deskConfiguration() throws -> PostgresConfiguration {
    let server = try database.postgres
    return PostgresConfiguration(
      host: server.host, port: server.port, database: "habeas", user: Self.login, password: try secret("database/\(Self.login)"),
      applicationName: "desk")
  }

  /// A worker's own session.
  public func workerConfiguration(_ worker: String) throws -> PostgresConfiguration {
    let server = try database.postgres
    let login = "habeas_" + worker.replacing("-", with: "_")
    return PostgresConfiguration(
      host: server.host, port: server.port, database: "habeas", user: login, password: try secret("database/\(login)"),
      applicationName: "observer")
  }
}
