import Foundation
import HabeasTesting
import Synchronization
import Testing

/// A whole installation of its own: PostgreSQL, RabbitMQ, keys, secrets, estate, `habeas.yaml` and every worker as a process of its own,
/// made with the same commands that an operator types.
final class Installation: Sendable {
  static let workers = [
    "email-intake", "post-intake", "case-intake", "identity-verification", "data-discovery", "data-fulfilment", "processor-notification",
    "response-assembly", "response-dispatch", "timekeeper", "outbox-relay",
  ]
  static let login = "dpo_test"

  let directory: String
  let mailbox: LocalMailbox
  let database: ThrowawayServer
  let broker: ThrowawayServer
  let sink: SMTPSink
  let fleet: Fleet
  private let surveyTool = Mutex<SurveyTool?>(nil)
  private let servers: TestServers
  var configuration: String { directory + "/habeas.yaml" }
  var scans: String { directory + "/scans" }
  var printSpool: String { directory + "/print" }
  private var secrets: String { directory + "/secrets" }
  private var keys: String { directory + "/keys" }

  /// Makes everything and starts all workers, unless the test does that itself.
  static func with(starting: Bool = true, _ body: (Installation) async throws -> Void) async throws {
    let servers = try TestServers.require()
    try await withThrowawayServer(.postgres) { database in
      try await withThrowawayServer(.rabbitmq) { broker in
        let installation = try Installation(servers: servers, database: database, broker: broker)
        do {
          try await installation.make()
          if starting { try await installation.fleet.start(Self.workers) }
          try await body(installation)
        } catch {
          await installation.fleet.stop()
          TestOutput.note(installation.fleet.logs())
          throw error
        }
        await installation.fleet.stop()
        installation.surveyTool.withLock { $0?.stop() }
        try FileManager.default.removeItem(atPath: installation.directory)
      }
    }
  }

  private init(servers: TestServers, database: ThrowawayServer, broker: ThrowawayServer) throws {
    let random = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    self.servers = servers
    self.database = database
    self.broker = broker
    directory = NSTemporaryDirectory() + "habeas-\(random)"
    mailbox = LocalMailbox(address: "privacy-\(random)@intake.example", server: servers.mailboxes)
    sink = SMTPSink(directory: servers.submission.sinkDirectory)
    fleet = Fleet(configuration: directory + "/habeas.yaml", logs: directory + "/log")
  }

  // MARK: Making

  private func make() async throws {
    for folder in [directory, secrets, keys, directory + "/log", scans, printSpool] {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
    try copyController()
    try secret("superuser", database.postgres.password)
    try secret("estate-reader", "reader-of-the-estate")
    try secret("estate-writer", "writer-of-the-estate")
    try secret("imap", mailbox.password)
    try secret("passphrase", "a passphrase for tests alone")
    let pinned = try await habeas("keys", "init", "--directory", keys, "--demonstration-root")
    try await habeas("keys", "processor", keys + "/brightpost.key", "--shared")
    try await habeas("provision", "--secrets", secrets, "--dpo", Self.login)
    try await habeas("migrate")
    try await loadEstate()
    try writeConfiguration(rootPublicKey: Self.hexKey(in: pinned))
    try await loadTopology()
    try await enrol()
  }

  private func copyController() throws {
    let copy = directory + "/controller"
    try FileManager.default.copyItem(atPath: servers.root + "/controllers/optimised-group", toPath: copy)
    let profile = try String(contentsOfFile: copy + "/profile.yaml", encoding: .utf8)
    let line = try #require(profile.firstMatch(of: /intakeAddress: .*/))
    try profile.replacing(line.output, with: "intakeAddress: \(mailbox.address)")
      .write(toFile: copy + "/profile.yaml", atomically: true, encoding: .utf8)
  }

  private func secret(_ name: String, _ value: String) throws {
    let created = FileManager.default.createFile(
      atPath: "\(secrets)/\(name)", contents: Data(value.utf8), attributes: [.posixPermissions: 0o600])
    try #require(created)
  }

  private func loadEstate() async throws {
    let server = try database.postgres
    let environment = [
      "PGHOST": server.host, "PGPORT": "\(server.port)", "PGUSER": server.user, "PGPASSWORD": server.password, "PGDATABASE": "postgres",
    ]
    let psql = ["--no-psqlrc", "--quiet", "-v", "ON_ERROR_STOP=1"]
    let estate = try SampleEstate.make(in: directory + "/estate")
    for name in ["portal", "crm"] {
      try await Program.run("/usr/bin/psql", psql + ["-c", "CREATE DATABASE estate_\(name)"], environment: environment)
      try await Program.run(
        "/usr/bin/psql",
        psql + [
          "-d", "estate_\(name)", "-v", "data=\(estate.directory)/\(name).sql", "-v", "reader_password=reader-of-the-estate",
          "-v", "writer_password=writer-of-the-estate", "-f", directory + "/controller/sample-estate/load-\(name).sql",
        ],
        environment: environment)
    }
    let tool = try SurveyTool(estate)
    surveyTool.withLock { $0 = tool }
    try secret("survey-token", SurveyTool.token)
  }

  private func loadTopology() async throws {
    let file = secrets + "/definitions.json"
    try await habeas("topology", "render", "--controller", directory + "/controller", "--secrets", secrets, "--output", file)
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

  private func enrol() async throws {
    let key = keys + "/dpo.key"
    let made = try await dpo("key", "init", "--name", "Test key", "--file", key, "--passphrase-file", secrets + "/passphrase")
    try await habeas(
      "enrol", "--root", keys + "/root.key", "--name", "Test key", "--public-key", Self.hexKey(in: made), "--role", "approve", "--role",
      "standing", "--demonstration", "--days", "30", "--output", keys + "/dpo.enrolment.json")
    try await dpo("key", "register", keys + "/dpo.enrolment.json")
    try await dpo("standing", "approve", "--key", key, "--passphrase-file", secrets + "/passphrase", "--yes")
  }

  /// 64 hex digits in what a command printed.
  private static func hexKey(in output: String) throws -> String {
    String(try #require(output.firstMatch(of: /\b[0-9a-f]{64}\b/)).output)
  }

  private func writeConfiguration(rootPublicKey: String) throws {
    let database = try database.postgres
    let broker = try broker.broker
    try """
    database: { host: 127.0.0.1, port: \(database.port), name: habeas, passwordDirectory: secrets/database }
    broker: { host: 127.0.0.1, port: \(broker.port), passwordDirectory: secrets/broker }
    connections:
      estate-portal: { host: 127.0.0.1, port: \(database.port), name: estate_portal, user: estate_reader, passwordFile: secrets/estate-reader }
      estate-crm: { host: 127.0.0.1, port: \(database.port), name: estate_crm, user: estate_reader, passwordFile: secrets/estate-reader }
      survey-tool: { url: "http://127.0.0.1:\(surveyTool.withLock { $0?.port ?? 0 })", tokenFile: secrets/survey-token }
      website-logs: { directory: estate/website }
      reception: { directory: estate/reception }
    writers:
      estate-crm: { user: estate_writer, passwordFile: secrets/estate-writer }
    processors:
      brightpost: { url: "http://127.0.0.1:9/requests", keyFile: keys/brightpost.key }
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
      smtp: { host: 127.0.0.1, port: \(servers.submission.port), tls: none, from: \(mailbox.address), onlyTo: loopback }
    post: { scanDirectory: scans, printSpoolDirectory: print }
    python: \(servers.python)
    health:
      ports: { \(Self.workers.map { "\($0): 0" }.joined(separator: ", ")) }
    """.write(toFile: configuration, atomically: true, encoding: .utf8)
  }

  // MARK: Commands

  /// Runs `habeas` as the operator.
  @discardableResult
  func habeas(_ arguments: String...) async throws -> String {
    let server = try database.postgres
    return try await Program.run(
      Program.built("habeas"), arguments,
      environment: [
        "HABEAS_DATABASE_HOST": "127.0.0.1", "HABEAS_DATABASE_PORT": "\(server.port)", "HABEAS_DATABASE_NAME": "habeas",
        "HABEAS_DATABASE_USER": server.user, "HABEAS_DATABASE_PASSWORD_FILE": secrets + "/superuser",
      ], folder: servers.root)
  }

  /// Runs `dpo` with the DPO's own login.
  @discardableResult
  func dpo(_ arguments: String...) async throws -> String {
    try await Program.run(
      Program.built("dpo"), arguments, environment: ["HABEAS_CONFIG": configuration, "HABEAS_DATABASE_USER": Self.login],
      folder: servers.root)
  }

  /// The same at a terminal of its own, where these keys are pressed.
  func dpo(pressing keys: String, _ command: String, _ reference: String) async throws -> String {
    try await Program.run(
      "/bin/sh", ["-c", #"printf %s "$2" | script -qec "$1 $3 $4" /dev/null"#, "sh", Program.built("dpo"), keys, command, reference],
      environment: ["HABEAS_CONFIG": configuration, "HABEAS_DATABASE_USER": Self.login], folder: servers.root)
  }

  /// Puts the database's clock ahead, by which timers go.
  func setClock(ahead interval: String) async throws { try await setClock(offset: "'\(interval)'") }

  /// Puts the database's clock at noon of the day before the only case's statutory date, which weekends and holidays may have moved.
  func setClockBeforeDueDate() async throws {
    try await setClock(offset: "(SELECT (due_on - 1) + time '12:00' - localtimestamp FROM habeas.case_file)")
  }

  /// - Parameter offset: An expression of SQL.
  private func setClock(offset: String) async throws {
    let server = try database.postgres
    try await Program.run(
      "/usr/bin/psql",
      [
        "--no-psqlrc", "--quiet", "-v", "ON_ERROR_STOP=1", "-d", "habeas", "-c",
        "INSERT INTO habeas.clock_offset (value) VALUES (\(offset)) ON CONFLICT (only_row) DO UPDATE SET value = excluded.value",
      ],
      environment: ["PGHOST": server.host, "PGPORT": "\(server.port)", "PGUSER": server.user, "PGPASSWORD": server.password])
  }

  /// Approves with the installation's key.
  func approve(_ reference: String) async throws {
    try await dpo("approve", reference, "--key", keys + "/dpo.key", "--passphrase-file", secrets + "/passphrase", "--yes")
  }

  /// The lines of the DPO's inbox.
  func inbox() async throws -> [InboxLine] {
    try JSONDecoder().decode([InboxLine].self, from: Data(try await dpo("inbox", "--all", "--json").utf8))
  }
}

/// A line of `dpo inbox --json`, as far as the tests look at it.
struct InboxLine: Decodable, Sendable {
  let reference: String
  let phase: String
}
