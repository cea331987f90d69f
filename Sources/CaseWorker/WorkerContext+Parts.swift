public import CaseStore
public import ControllerProfile
public import DataMap
import Foundation
public import PostgresClient
import Sealing
public import SystemConnectors
public import WorkerRuntime

extension WorkerContext {
  /// The worker's login at the database.
  public func databaseConfiguration() throws -> PostgresConfiguration {
    PostgresConfiguration(try configuration.database(login: worker), applicationName: worker)
  }

  public func profile() throws -> ControllerProfile { try ControllerProfile.load(directory: try configuration.controllerDirectory) }

  public func dataMap() throws -> DataMap { try DataMap.load(directory: try configuration.controllerDirectory + "/datamap") }

  /// Whom the controller tells of what it does, and how.
  public func processorRegister() throws -> ProcessorRegister {
    try ProcessorRegister.load(file: try configuration.controllerDirectory + "/processors.yaml")
  }

  /// Folder of the controller's letters.
  public func lettersDirectory() throws -> String { try configuration.controllerDirectory + "/letters" }

  /// How systems are reached for reading, by the name of their connection.
  public func connections(to systems: [SystemDescription]) throws -> [String: ConnectionConfiguration] {
    var connections: [String: ConnectionConfiguration] = [:]
    for system in systems {
      guard let name = system.connector.connection, connections[name] == nil else { continue }
      connections[name] = try configuration.connection(of: system, applicationName: worker)
    }
    return connections
  }

  /// The login of a database connection that may only read.
  public func readerConfiguration(of connection: String) throws -> PostgresConfiguration {
    PostgresConfiguration(try configuration.databaseConnection(connection), applicationName: worker)
  }

  /// The login of a database connection that may change what is fulfilled there.
  public func writerConfiguration(of connection: String) throws -> PostgresConfiguration {
    PostgresConfiguration(try configuration.writer(connection), applicationName: worker)
  }

  /// Who is told of requests outside.
  public func processors() throws -> ProcessorRegister {
    try ProcessorRegister.load(file: try configuration.controllerDirectory + "/processors.yaml")
  }

  /// The store with the worker's login.
  ///
  /// - Parameter readsPersonalData: Whether the worker holds the keyring.
  public func store(_ client: PostgresClient, profile: ControllerProfile, readsPersonalData: Bool = true) throws -> CaseStore {
    CaseStore(
      client: client, keyring: readsPersonalData ? try Keyring(directory: try configuration.keys.keyringDirectory) : nil,
      calendar: try ControllerCalendar(
        zone: profile.zone,
        retention: RetentionDays(found: profile.recordRetention.foundDataDays, all: profile.recordRetention.correspondenceDays)))
  }
}

extension Dependency {
  /// The database answers, and keeps what it confirms (facts: a server without fsync is refused).
  public static func database(_ context: WorkerContext) throws -> Dependency {
    let settings = try context.configuration.database(login: context.worker)
    let configuration = try context.databaseConfiguration()
    return Dependency(name: "database", endpoint: settings.endpoint) {
      let client = PostgresClient(configuration: configuration, maximumConnections: 1)
      do throws(PostgresError) {
        try await client.requireDurable()
        await client.close()
      } catch {
        await client.close()
        throw UnreachableDependency(description: error.message)
      }
    }
  }
}

/// A dependency said no, with its reason.
private struct UnreachableDependency: Error, CustomStringConvertible {
  let description: String
}

extension PostgresConfiguration {
  public init(_ settings: DatabaseSettings, applicationName: String) {
    let tls: TLSMode =
      switch settings.tls {
      case .disable: .disable
      case .prefer: .prefer
      case .verifyFull(let file): .verifyFull(rootCertificate: file ?? "/etc/ssl/certs/ca-certificates.crt")
      }
    self.init(
      host: settings.host, port: settings.port, database: settings.name, user: settings.user, password: settings.password, tls: tls,
      applicationName: applicationName)
  }
}
