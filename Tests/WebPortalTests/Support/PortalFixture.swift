import AMQPClient
import BrokerTopology
import CaseStore
import CurlTransport
import Foundation
import HabeasTesting
import Intake
import Logging
import MessageSchemas
import PostgresClient
import Sealing
import Testing
import WorkerRuntime

@testable import WebPortal

/// A portal on a port of its own, with a database and a virtual host of its own.
struct PortalFixture: Sendable {
  private static let template = DatabaseTemplate("portal") { configuration in
    let root = try TestServers.require().root
    try await closing(PostgresClient(configuration: configuration, maximumConnections: 1)) { client in
      try await client.execute(script: String(contentsOfFile: root + "/schemas/postgres/roles.sql", encoding: .utf8))
      try await client.execute(script: "ALTER DATABASE \(configuration.database) OWNER TO habeas_owner")
      _ = try await Migrator(client: client, directory: root + "/schemas/postgres").migrate()
    }
  }

  let url: String
  let administrator: PostgresClient
  let host: VirtualHost
  let log: LogRecorder
  private let privateKey: IntakePrivateKey
  private let http = CurlTransport()

  /// Runs `body` beside a portal.
  ///
  /// - Parameters:
  ///   - hasBroker: Otherwise the portal looks for the broker where nobody listens.
  ///   - patience: How long a receipt may take.
  static func with(
    hasBroker: Bool = true, patience: Duration = .seconds(900), limits: PortalLimits = .init(),
    _ body: @escaping @Sendable (PortalFixture) async throws -> Void
  ) async throws {
    try await withVirtualHost { host in
      let topology = BrokerTopology(systems: ["any"], virtualHost: host.name)
      // The users in it belong to no one virtual host: the broker leaves them out.
      let unused = Dictionary(uniqueKeysWithValues: topology.users.map { ($0, "unused") })
      try await host.importDefinitions(Array(try topology.definitions(passwords: unused).utf8))
      let password = try await host.addUser("web-portal", write: "^habeas\\.intake$")
      try await withDatabase(preparedBy: template) { configuration in
        try await closing(PostgresClient(configuration: configuration, maximumConnections: 2)) { administrator in
          try await closing(PostgresClient(configuration: configuration, maximumConnections: 1)) { client in
            // The session's login holds for its one connection.
            try await client.query("SET SESSION AUTHORIZATION habeas_web_portal")
            let port = hasBroker ? host.broker.port : FreePorts.choose(1)[0]
            let broker = AMQPConfiguration(
              host: host.broker.host, port: port, virtualHost: host.name, user: "web-portal", password: password,
              drainTimeout: .seconds(1), connectionName: "web-portal tests")
            try await run(client, administrator, host, broker, patience, limits, body)
          }
        }
      }
    }
  }

  private static func run(
    _ client: PostgresClient, _ administrator: PostgresClient, _ host: VirtualHost, _ broker: AMQPConfiguration, _ patience: Duration,
    _ limits: PortalLimits, _ body: @escaping @Sendable (PortalFixture) async throws -> Void
  ) async throws {
    let (privateKey, publicKey) = IntakeSealing.generateKeyPair()
    let log = LogRecorder()
    let logger = log.logger
    let store = PortalStore(client: client)
    let bell = SpoolBell()
    let languages = try PortalLanguages(
      directory: TestServers.require().root + "/controllers/optimised-group/portal", standard: "en")
    let frame = Page.Frame(languages: languages.all, controller: "Optimised Group", email: "info@controller.example")
    let parts = PortalServer.Parts(
      store: store, writer: SubmissionWriter(key: publicKey), bell: bell, languages: languages, frame: frame, codeDigits: 8)
    let port = FreePorts.choose(1)[0]
    let settings = PortalSettings(
      host: "127.0.0.1", port: port, baseURL: "http://127.0.0.1:\(port)", clientAddressHeader: "X-Client")
    let publisher = AMQPPublisher(configuration: broker)
    var pace = SpoolPublisher.Pace()
    pace.patience = patience
    pace.poll = .milliseconds(100)
    let spool = SpoolPublisher(store: store, publisher: publisher, bell: bell, pace: pace, logger: logger)
    let (listening, listener) = AsyncStream.makeStream(of: Int.self)
    let server = PortalServer(settings: settings, parts: parts, limits: limits, logger: logger, onListening: { listener.yield($0) })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      group.addTask { try await spool.run() }
      for await _ in listening { break }
      try await body(
        PortalFixture(url: settings.baseURL, administrator: administrator, host: host, log: log, privateKey: privateKey))
      group.cancelAll()
      // What a cancelled service says of its end is no matter of the test.
      while await group.nextResult() != nil {}
    }
  }

  private init(url: String, administrator: PostgresClient, host: VirtualHost, log: LogRecorder, privateKey: IntakePrivateKey) {
    self.url = url
    self.administrator = administrator
    self.host = host
    self.log = log
    self.privateKey = privateKey
  }

  // MARK: A browser's part

  func get(_ path: String, headers: [HTTPHeader] = []) async throws -> HTTPResponse {
    try await http.http(HTTPRequest(url: url + path, headers: headers, schemes: .http))
  }

  func post(_ path: String, _ fields: [(String, String)], headers: [HTTPHeader] = []) async throws -> HTTPResponse {
    let body = fields.map { "\(Self.escaped($0.0))=\(Self.escaped($0.1))" }.joined(separator: "&")
    return try await post(path, body: Array(body.utf8), headers: headers)
  }

  func post(_ path: String, body: [UInt8], headers: [HTTPHeader] = []) async throws -> HTTPResponse {
    let type = HTTPHeader("content-type", "application/x-www-form-urlencoded")
    return try await http.http(HTTPRequest(method: "POST", url: url + path, headers: [type] + headers, body: body, schemes: .http))
  }

  /// The token of a form that is shown now.
  func token(_ path: String = "/pl/") async throws -> String {
    let page = try await get(path).text
    return try #require(page.firstMatch(of: /name="token" value="([0-9a-f]+)"/).map { String($0.1) })
  }

  /// Danuta's form, with another token or other fields where a test needs them.
  func danuta(_ token: String, _ more: [(String, String)] = []) -> [(String, String)] {
    [
      ("token", token), ("wish", "access"), ("name", "Danuta Wójcik"), ("email", "danuta.wojcik@baltykserwis.example"),
      ("message", "Najpierw kopia, potem proszę mnie usunąć."),
    ] + more
  }

  /// Sends Danuta's form. - Returns: The secret of its link.
  func submit() async throws -> String {
    let response = try await post("/pl/request", danuta(try await token()))
    #expect(response.status == 303)
    return String(try #require(response.header("location")?.split(separator: "/").last))
  }

  private static func escaped(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }

  // MARK: The other side

  /// The submissions that reached case-intake's queue, taken out of it.
  func handedIn(_ count: Int) async throws -> [Submission] {
    var messages: [QueuedMessage] = []
    try await eventually("\(count) submissions in the queue") {
      messages += try await host.drain(SubmissionMessage.queue)
      return messages.count >= count
    }
    return try messages.map { message in
      #expect(message.type == SubmissionMessage.type)
      #expect(message.userID == "web-portal")
      let id = try #require(message.messageID.flatMap(UUID.init(uuidString:)))
      return try Submission(vaultBytes: try IntakeSealing.open(message.body, submission: id, with: [privateKey]))
    }
  }

  /// Offers a file, as response-dispatch does. - Returns: The last part of its link.
  func offer(_ file: [UInt8], secret: [UInt8]) async throws -> String {
    let caseID = UUID()
    _ = try await administrator.query(
      """
      INSERT INTO habeas.case_file (case_id, reference, version, head, phase, channel, rights, received_on, opened_at, changed_at)
      VALUES ($1, $2, 1, '', 'closed', 'web', '{access}', '2026-11-22', now(), now())
      """, [.uuid(caseID), .text(caseID.uuidString)])
    _ = try await administrator.query(
      """
      INSERT INTO portal.download (lookup, case_id, version, sealed, file_name, offered_at, expires_at)
      VALUES ($1, $2, 1, $3, 'answer-4T7K9.zip', now(), now() + interval '30 days')
      """, [.bytes(DownloadSeal.lookup(secret)), .uuid(caseID), .bytes(try DownloadSeal.seal(file, secret: secret))])
    return LinkSecret(bytes: secret).path
  }

  func count(_ sql: String) async throws -> Int { try await administrator.query(sql)[0].int("count") }

  private static func closing(_ client: PostgresClient, _ body: (PostgresClient) async throws -> Void) async throws {
    do {
      try await body(client)
    } catch {
      await client.close()
      throw error
    }
    await client.close()
  }
}

extension HTTPResponse {
  var text: String { String(decoding: body, as: UTF8.self) }
}
