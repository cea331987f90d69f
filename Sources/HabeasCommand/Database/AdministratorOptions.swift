import ArgumentParser
import CaseWorker
import Foundation
import PostgresClient
import WorkerRuntime

/// How an administrator reaches the database: options before variables before `habeas.yaml`.
struct AdministratorOptions: ParsableArguments {
  @OptionGroup var configuration: ConfigurationOptions
  @Option(help: "PostgreSQL's host, or the folder of its socket; else HABEAS_DATABASE_HOST, else 127.0.0.1.")
  var host: String?
  @Option(help: "Its port; else HABEAS_DATABASE_PORT, else 5432.")
  var port: Int?
  @Option(help: "The database; else HABEAS_DATABASE_NAME, else habeas.")
  var database: String?
  @Option(help: "The administrator's login; else HABEAS_DATABASE_USER.")
  var user: String?
  @Option(name: .customLong("password-file"), help: "A file with its password; else HABEAS_DATABASE_PASSWORD_FILE.")
  var passwordFile: String?

  /// Whether an option or a variable says who.
  var namesSomebody: Bool { user != nil || Console.current.variable("HABEAS_DATABASE_USER") != nil }

  /// The administrator's login at the database of Habeas.
  func resolve() throws -> PostgresConfiguration {
    if configuration.isPresent { return try fromFile() }
    let console = Console.current
    guard let user = user ?? console.variable("HABEAS_DATABASE_USER") else { throw Self.nobody }
    let portText = port.map(String.init) ?? console.variable("HABEAS_DATABASE_PORT") ?? "5432"
    guard let port = Int(portText), (1...65_535).contains(port) else {
      throw OperatorError("HABEAS_DATABASE_PORT is '\(portText)'; write a port number from 1 to 65535", status: .configuration)
    }
    let password = try (passwordFile ?? console.variable("HABEAS_DATABASE_PASSWORD_FILE")).map(SecretFile.read)
    return PostgresConfiguration(
      host: host ?? console.variable("HABEAS_DATABASE_HOST") ?? "127.0.0.1", port: port,
      database: database ?? console.variable("HABEAS_DATABASE_NAME") ?? "habeas", user: user, password: password, tls: try tls(),
      applicationName: Self.applicationName)
  }

  private func fromFile() throws -> PostgresConfiguration {
    var environment = Console.current.environment
    let folder = FileManager.default.currentDirectoryPath
    let options: [(String, String?)] = [
      ("HOST", host), ("PORT", port.map(String.init)), ("NAME", database), ("USER", user),
      // The file's relative paths start from its own folder, an option's from where the operator is.
      ("PASSWORD_FILE", passwordFile.map { URL(fileURLWithPath: $0, relativeTo: URL(fileURLWithPath: folder)).path }),
    ]
    for (name, value) in options { if let value { environment["HABEAS_DATABASE_" + name] = value } }
    let settings = try HabeasConfiguration(file: configuration.path, environment: environment).database(login: Self.nobodysName)
    guard settings.user != "habeas_" + Self.nobodysName else { throw Self.nobody }
    return PostgresConfiguration(settings, applicationName: Self.applicationName)
  }

  private func tls() throws -> TLSMode {
    let console = Console.current
    switch console.variable("HABEAS_DATABASE_TLS") {
    case "disable": return .disable
    case nil, "prefer": return .prefer
    case "verify-full":
      return .verifyFull(
        rootCertificate: console.variable("HABEAS_DATABASE_ROOT_CERTIFICATE_FILE") ?? "/etc/ssl/certs/ca-certificates.crt")
    case let other?:
      throw OperatorError("HABEAS_DATABASE_TLS is '\(other)'; write disable, prefer or verify-full", status: .configuration)
    }
  }

  private static let applicationName = "habeas"
  private static let nobodysName = "nobody"
  private static var nobody: OperatorError {
    OperatorError(
      "no administrator is named; give --user and --password-file, or HABEAS_DATABASE_USER and HABEAS_DATABASE_PASSWORD_FILE",
      status: .usage)
  }
}
