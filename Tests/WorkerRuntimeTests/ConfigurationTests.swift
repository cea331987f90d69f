import Foundation
import Testing

@testable import WorkerRuntime

@Suite("habeas.yaml", .timeLimit(.minutes(1)))
struct ConfigurationTests {
  @Test("Defaults, relative paths and the login of a worker")
  func defaults() async throws {
    try await Fixture.withConfiguration(Fixture.minimal) { configuration, folder in
      let database = try configuration.database(login: "case-intake")
      #expect(database.user == "habeas_case_intake" && database.port == 5432 && database.name == "habeas" && database.password == nil)
      #expect(database.tls == .prefer && database.endpoint == "127.0.0.1:5432/habeas")
      #expect(try configuration.controllerDirectory == "\(folder)/controllers/optimised-group")
      #expect(try configuration.python == "/usr/bin/python3")
      #expect(try configuration.drainDeadline == .seconds(30))
      #expect(
        try configuration.health(worker: "case-intake") == HealthSettings(host: "127.0.0.1", port: 9104, key: "health.ports.case-intake"))
      #expect(try !configuration.allowsDemonstration)
    }
  }

  @Test("The environment comes before the file; an empty variable counts as absent")
  func environment() async throws {
    let environment = [
      "HABEAS_DATABASE_HOST": "db.example", "HABEAS_DATABASE_PORT": "6543", "HABEAS_HEALTH_PORTS_CASE_INTAKE": "0",
      "HABEAS_DATABASE_USER": "", "HABEAS_SHUTDOWN_DRAIN_SECONDS": "5", "HABEAS_MAIL_SMTP_ONLY_TO": "loopback",
      "HABEAS_CONTROLLER_DEMONSTRATION": "true", "HABEAS_TEST_POSTGRES_PORT": "1",
    ]
    try await Fixture.withConfiguration(Fixture.minimal, environment: environment) { configuration, _ in
      let database = try configuration.database(login: "timekeeper")
      #expect(database.endpoint == "db.example:6543/habeas" && database.user == "habeas_timekeeper")
      #expect(try configuration.health(worker: "case-intake").port == 0)
      #expect(try configuration.drainDeadline == .seconds(5))
      #expect(try configuration.allowsDemonstration)
    }
  }

  @Test("Secrets come from files: one for all, or one a login, and never show in a description")
  func secrets() async throws {
    let yaml = """
      database: { host: 127.0.0.1, passwordDirectory: secrets/database }
      broker: { host: 127.0.0.1, passwordDirectory: secrets/broker }
      connections:
        crm: { host: 127.0.0.1, port: 5433, name: crm, user: reader, passwordFile: secrets/crm }
        surveys: { url: "https://surveys.example/api", tokenFile: secrets/survey-token }
        logs: { directory: logs }
      mail:
        imap: { host: mail.example, user: privacy@controller.example, passwordFile: secrets/imap, tls: starttls }
        smtp: { host: mail.example, from: privacy@controller.example }
      """
    try await Fixture.withConfiguration(yaml) { configuration, folder in
      for (path, secret) in [
        ("database/habeas_case_intake", "d-secret\n"), ("broker/case-intake", "b-secret"), ("crm", "c-secret\r\n"),
        ("survey-token", "t-secret\n"),
        ("imap", " i secret \n"),
      ] {
        let file = URL(fileURLWithPath: "\(folder)/secrets/\(path)")
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try secret.write(to: file, atomically: false, encoding: .utf8)
      }
      let database = try configuration.database(login: "case-intake")
      let broker = try configuration.broker(user: "case-intake")
      let imap = try configuration.imap
      #expect(database.password == "d-secret" && broker.password == "b-secret" && imap.password == " i secret ")
      #expect(broker.user == "case-intake" && broker.virtualHost == "habeas" && imap.security == .startTLS && imap.handedFolder == "Handed")
      let surveys = try configuration.httpConnection("surveys")
      #expect(try configuration.databaseConnection("crm").password == "c-secret")
      #expect(surveys.token == "t-secret" && !"\(surveys)\(String(reflecting: surveys))".contains("secret"))
      #expect(try configuration.folderConnection("logs") == folder + "/logs")
      #expect(try configuration.smtp.user == nil)
      for shown in ["\(database)", "\(broker)", "\(imap)", String(reflecting: database), String(reflecting: imap)] {
        #expect(!shown.contains("secret"))
      }
      let missing = #expect(throws: ConfigurationError.self) { try configuration.database(login: "timekeeper") }
      #expect(missing?.key == "database.passwordDirectory" && missing?.problem.contains("habeas_timekeeper cannot be read") == true)
    }
  }

  @Test(
    "A missing key is told by file, key, and what to write",
    arguments: [
      ("broker:\n  host: x", "database.host"), ("database:\n  host:\n", "database.host"), ("database: { host: ~ }", "database.host"),
      ("", "database.host"),
    ])
  func missing(_ yaml: String, _ key: String) async throws {
    let error = await Fixture.configurationError(yaml) { configuration throws(ConfigurationError) in
      _ = try configuration.database(login: "case-intake")
    }
    #expect(error?.code == .missing && error?.key == key)
    #expect(error?.description.contains("habeas.yaml: \(key): missing") == true)
    #expect(error?.remedy.contains("\(key): 127.0.0.1") == true)
  }

  @Test(
    "A malformed value is told by key, value and type",
    arguments: [
      ("database: { host: x, port: many }", "\"many\" is not a whole number, 1…65535"), ("database: { host: x, port: 70000 }", "\"70000\""),
      ("database: { host: x, tls: maybe }", "\"maybe\" is not one of: disable, prefer, verify-full"),
    ])
  func malformed(_ yaml: String, _ problem: String) async throws {
    let error = await Fixture.configurationError(yaml) { configuration throws(ConfigurationError) in
      _ = try configuration.database(login: "case-intake")
    }
    #expect(error?.code == .malformedValue && error?.problem.contains(problem) == true, "\(String(describing: error))")
  }

  @Test("A malformed variable is told as well, and a flag and a root key are checked")
  func malformedOthers() async throws {
    let port = await Fixture.configurationError(Fixture.minimal, environment: ["HABEAS_DATABASE_PORT": "x"]) {
      configuration throws(ConfigurationError) in _ = try configuration.database(login: "timekeeper")
    }
    #expect(port?.key == "database.port")
    let flag = await Fixture.configurationError("controller: { demonstration: yes please }") { configuration throws(ConfigurationError) in
      _ = try configuration.allowsDemonstration
    }
    #expect(flag?.key == "controller.demonstration" && flag?.code == .malformedValue)
    let root = await Fixture.configurationError("keys: { rootPublicKey: ABC }") { configuration throws(ConfigurationError) in
      _ = try configuration.keys.rootPublicKey
    }
    #expect(root?.key == "keys.rootPublicKey" && root?.code == .malformedValue)
  }

  @Test(
    "A key that nothing reads, a list, a value for a section and broken YAML are refused at once",
    arguments: [
      ("mail: { smtp: { onlyto: loopback } }", ConfigurationError.Code.unknownKey, "mail.smtp.onlyto"),
      ("databse: { host: x }", .unknownKey, "databse.host"), ("database: 5", .malformedValue, "database"),
      ("database: { host: [a, b] }", .malformedValue, "database.host"),
      ("health: { ports: { case-intake: 1, x: 2 } }\nfoo: 1", .unknownKey, "foo"),
    ])
  func structure(_ yaml: String, _ code: ConfigurationError.Code, _ key: String) async throws {
    let error = await Fixture.configurationError(yaml)
    #expect(error?.code == code && error?.key == key, "\(String(describing: error))")
  }

  @Test("Broken YAML is told with its line")
  func brokenYAML() async throws {
    let error = await Fixture.configurationError("database:\n  host: \"x\n")
    #expect(error?.code == .malformedFile && error?.problem.contains("line") == true, "\(String(describing: error))")
    #expect(throws: ConfigurationError.self) { try HabeasConfiguration(file: "/nonexistent/habeas.yaml", environment: [:]) }
  }

  @Test("Mail that is pinned to this machine cannot be given another host, and a demonstration cannot be unpinned")
  func pin() async throws {
    let other = await Fixture.configurationError("mail: { smtp: { host: mail.example, from: a@b.example, onlyTo: loopback } }") {
      configuration throws(ConfigurationError) in _ = try configuration.smtp
    }
    #expect(other?.code == .conflict && other?.key == "mail.smtp.host")
    let demonstration = await Fixture.configurationError("controller: { demonstration: true }") {
      configuration throws(ConfigurationError) in
      _ = try configuration.allowsDemonstration
    }
    #expect(demonstration?.code == .conflict && demonstration?.remedy.contains("mail.smtp.onlyTo: loopback") == true)
    try await Fixture.withConfiguration("mail: { smtp: { host: 127.0.0.1, port: 2525, tls: none, from: a@b.example, onlyTo: loopback } }") {
      configuration, _ in
      let smtp = try configuration.smtp
      #expect(smtp.isPinnedToLoopback)
    }
  }

  @Test(
    "Personal data is asked for over https alone, in clear only on this machine, and never at an address with more than a place",
    arguments: [
      "http://surveys.example", "https://user:pass@surveys.example", "https://surveys.example/?a=b", "https://surveys.example/#top",
      "surveys.example", "file:///etc/passwd", "ftp://surveys.example", "https://",
    ])
  func addresses(url: String) async throws {
    try await Fixture.withConfiguration("connections: { surveys: { url: \"\(url)\" } }") { configuration, _ in
      let error = #expect(throws: ConfigurationError.self) { try configuration.httpConnection("surveys") }
      #expect(error?.key == "connections.surveys.url" && error?.code == .malformedValue)
    }
  }

  @Test("A check of everything names every key that is missing")
  func check() async throws {
    try await Fixture.withConfiguration(Fixture.minimal) { configuration, _ in
      let connections: [String: ConnectionKind] = ["crm": .database, "surveys": .http, "logs": .folder]
      let keys = Set(configuration.check(workers: ["case-intake", "unheard-of"], connections: connections).compactMap(\.key))
      for key in [
        "broker.passwordDirectory", "keys.rootPublicKey", "mail.imap.host", "mail.smtp.host", "connections.crm.host",
        "connections.surveys.url", "connections.logs.directory", "health.ports.unheard-of",
      ] {
        #expect(keys.contains(key), "\(key) in \(keys.sorted())")
      }
    }
  }

  @Test("docs/configuration.md describes every key with its type, default and meaning, and every standard port")
  func documentation() throws {
    let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appendingPathComponent("docs/configuration.md"), encoding: .utf8)
    for key in ConfigurationKey.all {
      let line = "| `\(key.path)` | \(key.typeDescription) | \(key.standard.map { "`\($0)`" } ?? "—") | \(key.meaning) |"
      #expect(text.contains(line), "docs/configuration.md should have: \(line)")
    }
    for (worker, port) in HealthSettings.standardPorts { #expect(text.contains("| `\(worker)` | \(port) |")) }
    let metrics = try String(contentsOf: root.appendingPathComponent("docs/metrics.md"), encoding: .utf8)
    for metric in MetricDescription.known {
      let labels = metric.labels.isEmpty ? "—" : metric.labels.map { "`\($0)`" }.joined(separator: ", ")
      let line = "| `\(metric.name)` | \(metric.kind.rawValue) | \(labels) | \(metric.help) |"
      #expect(metrics.contains(line), "docs/metrics.md should have: \(line)")
    }
    for field in LogField.allowed.keys { #expect(metrics.contains("`\(field)`"), "docs/metrics.md should list the log field \(field)") }
  }
}
