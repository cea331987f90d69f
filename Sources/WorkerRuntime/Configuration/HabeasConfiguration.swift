public import Foundation

/// `habeas.yaml`: everything that an installation sets. Sections are read, and checked, when they are asked for: a worker that needs no
/// database starts without one being configured. ``check(workers:)`` reads them all.
///
/// ```swift
/// let configuration = try HabeasConfiguration(file: "habeas.yaml")
/// let database = try configuration.database(login: "case-intake")
/// ```
///
/// Every key can be overridden by a variable: `database.passwordFile` by `HABEAS_DATABASE_PASSWORD_FILE`. Secrets are never values but
/// files that a key ending in `File` or `Directory` names. Relative paths start from the file's folder. All keys, with type, default
/// and range: ``ConfigurationKey/all`` and `docs/configuration.md`.
public struct HabeasConfiguration: Sendable {
  let source: ConfigurationSource

  /// Reads the file and refuses keys that nothing reads.
  ///
  /// - Throws: ``ConfigurationError`` `.unreadable`, `.malformedFile`, `.unknownKey`, `.malformedValue`.
  public init(file: String, environment: [String: String] = ProcessInfo.processInfo.environment) throws(ConfigurationError) {
    source = try ConfigurationSource(file: file, environment: environment)
  }

  /// The file that was read.
  public var file: String { source.file }

  /// Where PostgreSQL is, and the login of a worker (or of a person, where `database.user` is set).
  public func database(login worker: String) throws(ConfigurationError) -> DatabaseSettings {
    let user = try source.optionalText(.databaseUser) ?? "habeas_" + worker.replacing("-", with: "_")
    var password: String?
    if let path = try source.optionalPath(.databasePasswordFile) {
      password = try source.secret(in: path, key: .databasePasswordFile)
    } else if let directory = try source.optionalPath(.databasePasswordDirectory) {
      password = try source.secret(in: "\(directory)/\(user)", key: .databasePasswordDirectory)
    }
    return DatabaseSettings(
      host: try source.text(.databaseHost), port: try source.number(.databasePort), name: try source.text(.databaseName), user: user,
      password: password, tls: try security(.databaseTLS, .databaseRoot))
  }

  /// The same database with the login that may change it; the section is `writers`. - Parameter key: The connection's name in `connections`.
  public func writer(_ key: String) throws(ConfigurationError) -> DatabaseSettings {
    var password: String?
    if let path = try source.optionalPath(.writerPasswordFile.named(key)) {
      password = try source.secret(in: path, key: .writerPasswordFile.named(key))
    }
    return DatabaseSettings(
      host: try source.text(.connectionHost.named(key)), port: try source.number(.connectionPort.named(key)),
      name: try source.text(.connectionName.named(key)), user: try source.text(.writerUser.named(key)), password: password,
      tls: try security(.connectionTLS.named(key), .connectionRoot.named(key)))
  }

  /// Where a processor is told. - Parameter key: The connection's name in the register of processors.
  public func processor(_ key: String) throws(ConfigurationError) -> ProcessorSettings {
    ProcessorSettings(
      url: try source.text(.processorURL.named(key)), keyFile: try source.path(.processorKeyFile.named(key)),
      rootCertificateFile: try source.optionalPath(.processorRoot.named(key)))
  }

  /// Where RabbitMQ is, and the user of a worker, who has the worker's name.
  public func broker(user worker: String) throws(ConfigurationError) -> BrokerSettings {
    let directory = try source.path(.brokerPasswordDirectory)
    return BrokerSettings(
      host: try source.text(.brokerHost), port: try source.number(.brokerPort), virtualHost: try source.text(.brokerVirtualHost),
      user: worker, password: try source.secret(in: "\(directory)/\(worker)", key: .brokerPasswordDirectory),
      tls: try security(.brokerTLS, .brokerRoot))
  }

  /// Where keys lie. Each is looked up when it is asked for, because each worker holds only its own.
  public var keys: KeySettings { KeySettings(source: source) }

  /// Folder with the controller's profile, data map and letters: an absolute path.
  public var controllerDirectory: String { get throws(ConfigurationError) { try source.path(.controllerDirectory) } }

  /// Whether demonstration keys may approve.
  ///
  /// - Throws: `.conflict` where they may and outbound mail is not pinned to this machine: a demonstration writes to nobody.
  public var allowsDemonstration: Bool {
    get throws(ConfigurationError) {
      guard try source.flag(.controllerDemonstration) else { return false }
      guard try source.text(.smtpOnlyTo) == "loopback" else {
        throw ConfigurationError(
          .conflict, file: file, key: ConfigurationKey.controllerDemonstration.path,
          problem: "demonstration keys may approve and mail may go to anyone", remedy: "Write mail.smtp.onlyTo: loopback, or false here.")
      }
      return true
    }
  }

  /// Path of the Python interpreter that has the package `typst`.
  public var python: String { get throws(ConfigurationError) { try source.path(.python) } }

  /// The least level that is written to the log.
  public var loggingLevel: String { get throws(ConfigurationError) { try source.text(.loggingLevel) } }

  /// How long work under way may take to end after SIGTERM. Default 30 s.
  public var drainDeadline: Duration { get throws(ConfigurationError) { .seconds(try source.number(.drainSeconds)) } }

  /// After how long what was handed on and never came back is handed on again (design, rule 1). Default 15 minutes.
  public var recoveryDelay: Duration { get throws(ConfigurationError) { .seconds(try source.number(.recoverySeconds)) } }

  /// Where a worker's health server listens.
  public func health(worker: String) throws(ConfigurationError) -> HealthSettings {
    let key = ConfigurationKey.healthPort.named(worker)
    let port: Int
    if try source.optionalText(key) != nil {
      port = try source.number(key)
    } else if let standard = HealthSettings.standardPorts[worker] {
      port = standard
    } else {
      throw source.missing(key)
    }
    return HealthSettings(host: try source.text(.healthHost), port: port, key: key.path)
  }

  func security(_ mode: ConfigurationKey, _ root: ConfigurationKey) throws(ConfigurationError) -> ConnectionTLS {
    switch try source.text(mode) {
    case "verify-full": .verifyFull(rootCertificateFile: try source.optionalPath(root))
    case "prefer": .prefer
    default: .disable
    }
  }
}
