import Foundation
import HabeasTesting

extension Installation {
  func make() async throws {
    for folder in [directory, secrets, keys, logs, scans, prints] {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
    try copyController()
    try keep("superuser", database.postgres.password)
    try keep("bench-reader", Self.readerPassword)
    try keep("imap", mailbox.password)
    try keep("passphrase", "a passphrase for rehearsals alone")
    let pinned = try await habeas("keys", "init", "--directory", keys, "--demonstration-root")
    if settings.hasEveryChannel { try await habeas("keys", "processor", processorKey, "--shared") }
    try await habeas("provision", "--secrets", secrets, "--dpo", Self.login)
    try await habeas("migrate")
    try await loadEstate()
    try writeConfiguration(rootPublicKey: Self.hexKey(in: pinned))
    try await loadTopology()
    try await enrol()
  }

  /// Runs `habeas` as the operator.
  @discardableResult
  public func habeas(_ arguments: String...) async throws -> String {
    let server = try database.postgres
    return try await Program.run(
      "\(settings.programs)/habeas", arguments,
      environment: [
        "HABEAS_DATABASE_HOST": "127.0.0.1", "HABEAS_DATABASE_PORT": "\(server.port)", "HABEAS_DATABASE_NAME": "habeas",
        "HABEAS_DATABASE_USER": server.user, "HABEAS_DATABASE_PASSWORD_FILE": secrets + "/superuser",
      ])
  }

  /// Runs `dpo` with the DPO's own login.
  @discardableResult
  public func dpo(_ arguments: String...) async throws -> String {
    try await Program.run(
      "\(settings.programs)/dpo", arguments, environment: ["HABEAS_CONFIG": configuration, "HABEAS_DATABASE_USER": Self.login])
  }

  /// Gives the broker its exchanges, queues and users, as after a new start with an empty disk.
  public func loadTopology() async throws {
    let file = secrets + "/definitions.json"
    try await habeas("topology", "render", "--controller", controller, "--secrets", secrets, "--output", file)
    let server = try broker.broker
    try await Program.run(
      "/usr/bin/curl",
      [
        "--silent", "--show-error", "--fail", "--user", "\(server.user):\(server.password)", "--header", "content-type: application/json",
        "--data-binary", "@" + file, "http://127.0.0.1:\(server.managementPort)/api/definitions",
      ])
    // A quorum queue that was declared a moment ago does not outlive a kill.
    try await broker.letQueuesSettle()
  }

  private func copyController() throws {
    let files = FileManager.default
    try files.copyItem(atPath: settings.root + "/controllers/optimised-group", toPath: controller)
    try files.removeItem(atPath: controller + "/datamap")
    try files.createDirectory(atPath: controller + "/datamap", withIntermediateDirectories: true)
    for (from, to) in [("systems.yaml", "systems.yaml"), ("dataset.yml", "app_db.yml")] {
      try files.copyItem(atPath: "\(settings.root)/Benchmarks/estate/\(from)", toPath: "\(controller)/datamap/\(to)")
    }
    if settings.hasEveryChannel { try copyTown() }
    let profile = try String(contentsOfFile: controller + "/profile.yaml", encoding: .utf8)
    guard let line = profile.firstMatch(of: /intakeAddress: .*/) else { throw RehearsalError("profile.yaml names no intakeAddress") }
    try profile.replacing(line.output, with: "intakeAddress: \(mailbox.address)")
      .write(toFile: controller + "/profile.yaml", atomically: true, encoding: .utf8)
  }

  /// The marketing system beside the shop, and its processor.
  private func copyTown() throws {
    let (files, town) = (FileManager.default, settings.root + "/Benchmarks/town")
    try files.copyItem(atPath: town + "/marketing.yml", toPath: controller + "/datamap/marketing.yml")
    try files.removeItem(atPath: controller + "/processors.yaml")
    try files.copyItem(atPath: town + "/processors.yaml", toPath: controller + "/processors.yaml")
    let systems = controller + "/datamap/systems.yaml"
    let both = try String(contentsOfFile: systems, encoding: .utf8) + String(contentsOfFile: town + "/systems.yaml", encoding: .utf8)
    try both.write(toFile: systems, atomically: true, encoding: .utf8)
  }

  private func keep(_ name: String, _ value: String) throws {
    let isMade = FileManager.default.createFile(
      atPath: "\(secrets)/\(name)", contents: Data(value.utf8), attributes: [.posixPermissions: 0o600])
    guard isMade else { throw RehearsalError("\(secrets)/\(name) cannot be written") }
  }

  private func loadEstate() async throws {
    let server = try database.postgres
    let environment = ["PGHOST": server.host, "PGPORT": "\(server.port)", "PGUSER": server.user, "PGPASSWORD": server.password]
    let options = ["--no-psqlrc", "--quiet", "-v", "ON_ERROR_STOP=1"]
    try await Program.run("/usr/bin/psql", options + ["-d", "postgres", "-c", "CREATE DATABASE bench"], environment: environment)
    try await Program.run(
      "/usr/bin/psql",
      options + [
        "-d", "bench", "-f", settings.root + "/Benchmarks/estate/schema.sql",
      ] + (settings.hasEveryChannel ? ["-f", settings.root + "/Benchmarks/town/marketing.sql"] : []) + [
        "-c", "CREATE ROLE bench_reader LOGIN PASSWORD '\(Self.readerPassword)'",
        "-c", "GRANT SELECT ON ALL TABLES IN SCHEMA public TO bench_reader",
      ], environment: environment)
    guard settings.hasEveryChannel else { return }
    try await Program.run(
      "/usr/bin/psql",
      options + [
        "-d", "bench", "-c", "CREATE ROLE bench_writer LOGIN PASSWORD '\(Self.readerPassword)'",
        "-c", "GRANT SELECT, UPDATE (by_email, by_phone, by_post) ON preferences TO bench_writer",
      ], environment: environment)
  }

  private func enrol() async throws {
    let key = keys + "/dpo.key"
    let made = try await dpo("key", "init", "--name", "Rehearsal key", "--file", key, "--passphrase-file", secrets + "/passphrase")
    try await habeas(
      "enrol", "--root", keys + "/root.key", "--name", "Rehearsal key", "--public-key", Self.hexKey(in: made), "--role", "approve",
      "--role", "standing", "--demonstration", "--days", "30", "--output", keys + "/dpo.enrolment.json")
    try await dpo("key", "register", keys + "/dpo.enrolment.json")
    try await dpo("standing", "approve", "--key", key, "--passphrase-file", secrets + "/passphrase", "--yes")
  }

  /// 64 hex digits in what a command printed.
  private static func hexKey(in output: String) throws -> String {
    guard let match = output.firstMatch(of: /\b[0-9a-f]{64}\b/) else { throw RehearsalError("no key in: \(output)") }
    return String(match.output)
  }

  /// Of a database that lives as long as the rehearsal, on the loopback interface.
  static let readerPassword = "reader-of-the-benchmark"

  private func writeConfiguration(rootPublicKey: String) throws {
    let database = try database.postgres
    let broker = try broker.broker
    let text = """
      database: { host: 127.0.0.1, port: \(database.port), name: habeas, passwordDirectory: secrets/database }
      broker: { host: 127.0.0.1, port: \(broker.port), passwordDirectory: secrets/broker }
      connections:
        bench: { host: 127.0.0.1, port: \(database.port), name: bench, user: bench_reader, passwordFile: secrets/bench-reader }
      keys:
        keyringDirectory: keys/keyring
        intakePublicKeyFile: keys/intake-public.key
        intakePrivateKeyFile: keys/intake-private.key
        blindIndexKeyFile: keys/blind-index.key
        threadTokenKeyFile: keys/thread-token.key
        caseRootKeyFile: keys/case-root.key
        rootPublicKey: \(rootPublicKey)
      controller: { directory: controller, demonstration: true }
      mail:
        imap: { host: 127.0.0.1, port: \(mailbox.server.imapPort), tls: none, user: \(mailbox.address), passwordFile: secrets/imap }
        smtp: { host: 127.0.0.1, port: \(settings.smtpPort), tls: none, from: \(mailbox.address), onlyTo: loopback }
      python: \(servers.python)
      health:
        ports: { \((Self.workers + Self.otherWorkers).map { "\($0): 0" }.joined(separator: ", ")) }

      """
    let more = """
      writers:
        bench: { user: bench_writer, passwordFile: secrets/bench-reader }
      processors:
        mailhouse: { url: "http://127.0.0.1:\(processorPort)/requests", keyFile: keys/mailhouse.key }
      post: { scanDirectory: scans, printSpoolDirectory: print, languages: eng }
      portal: { host: 127.0.0.1, port: \(ports[0]), baseURL: "\(portal)", clientAddressHeader: x-client }

      """
    try (text + (settings.hasEveryChannel ? more : "")).write(toFile: configuration, atomically: true, encoding: .utf8)
  }
}
