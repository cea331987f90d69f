import AMQPClient
import CaseStore
import CaseWorker
import Foundation
import HabeasTesting
import MessageSchemas
import PostgresClient
import RightsCase
import RightsLaw
import Sealing

/// A case that waits for identity-verification, in a database of the test's own, with a runner for its step.
struct StepFixture: Sendable {
  static let login = "habeas_identity_verification"
  static let policy = StepPolicy(attempts: 2, firstDelay: .milliseconds(50), maximumDelay: .milliseconds(50))

  private static let template = DatabaseTemplate("steps") { configuration in
    let root = try TestServers.require().root
    let client = PostgresClient(configuration: configuration, maximumConnections: 1)
    do {
      try await client.execute(script: String(contentsOfFile: root + "/schemas/postgres/roles.sql", encoding: .utf8))
      try await client.execute(script: "ALTER DATABASE \(configuration.database) OWNER TO habeas_owner")
      _ = try await Migrator(client: client, directory: root + "/schemas/postgres").migrate()
    } catch {
      await client.close()
      throw error
    }
    await client.close()
  }

  let administrator: PostgresClient
  let store: CaseStore
  let log = LogRecorder()
  let caseID: UUID
  let submission: UUID
  /// The step's message.
  let message: UUID

  /// Runs `body` with an opened case.
  ///
  /// - Parameter server: A throwaway server; then the worker logs in by password, so that it can log in again.
  static func with(on server: TestServers.Postgres? = nil, _ body: (StepFixture) async throws -> Void) async throws {
    let directory = NSTemporaryDirectory() + "habeas-keyring-\(UUID().uuidString)"
    let keyring = try Keyring.create(directory: directory)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try await withDatabase(preparedBy: template, on: server) { configuration in
      var worker = configuration
      let administrator = PostgresClient(configuration: configuration, maximumConnections: 1)
      if server != nil {
        worker.user = login
        worker.password = "of-this-test"
        worker.connectTimeout = .seconds(1)
        try await administrator.execute(script: "ALTER ROLE \(login) PASSWORD 'of-this-test'")
      }
      let intake = PostgresClient(configuration: configuration, maximumConnections: 1)
      // The session's login holds for its one connection.
      let client = PostgresClient(configuration: worker, maximumConnections: 1)
      do {
        try await intake.query("SET SESSION AUTHORIZATION habeas_case_intake")
        if server == nil { try await client.query("SET SESSION AUTHORIZATION \(login)") }
        try await body(
          StepFixture(
            administrator: administrator, opening: CaseStore(client: intake, keyring: keyring, calendar: ControllerCalendar(zone: "UTC")),
            store: CaseStore(client: client, keyring: keyring, calendar: ControllerCalendar(zone: "UTC"))))
      } catch {
        for client in [administrator, intake, client] { await client.close() }
        throw error
      }
      for client in [administrator, intake, client] { await client.close() }
    }
  }

  private init(administrator: PostgresClient, opening: CaseStore, store: CaseStore) async throws {
    self.administrator = administrator
    self.store = store
    let submission = UUID()
    self.submission = submission
    caseID = MessageIdentity.openedCase(by: submission)
    let opened = CaseOpened(
      reference: "4T7K9-Q2MXC", channel: .email, submission: submission, receivedOn: LocalDate(dayNumber: 20_514),
      jurisdiction: Jurisdiction(rawValue: "GB-EAW"), language: "en", writerDigest: "digest")
    _ = try await opening.open(caseID, submission: submission, channel: .email, now: try await opening.now(), traceparent: nil) {
      try $0.apply(.open(opened, rights: [.access], triage: nil))
    }
    message = try await administrator.query("SELECT message_id FROM habeas.outbox WHERE routing_key = 'identity.verify'")[0]
      .uuid("message_id")
  }

  /// Runs the step's message, or another, through a runner with this logic.
  func process(
    _ delivery: AMQPDelivery? = nil, _ handle: @escaping @Sendable (WorkStep, StoredCase) async throws -> StepResult
  ) async -> Settlement {
    let runner = StepRunner(
      worker: "identity-verification", store: store, handler: ScriptedHandler(handle), policy: Self.policy, logger: log.logger)
    return await runner.process(delivery ?? self.delivery())
  }

  /// The step's message as the broker delivers it, changed as a test needs it.
  func delivery(_ change: (inout AMQPMessage) -> Void = { _ in }) -> AMQPDelivery {
    var message = AMQPMessage(
      exchange: "habeas.work", routingKey: "identity.verify", messageID: message.uuidString.lowercased(),
      type: "habeas.identity.verify.v1", correlationID: caseID.uuidString.lowercased(), userID: "outbox-relay",
      contentType: "application/json",
      body: Array(StepMessage(caseID: caseID, step: .verifyIdentity(submission: submission), version: 5).encoded.utf8))
    change(&message)
    return AMQPDelivery(message: message, queue: "identity.verify")
  }

  /// The decision that the step leads to.
  func challenge(_ draft: inout CaseDraft) throws {
    try draft.apply(
      .challengeIdentity(
        IdentityChallenged(
          challenge: 1, method: .codeToEmailOnFile, item: UUID(), codeDigest: "digest", lifetime: 3600, attempts: 3)))
  }

  /// The step's row in the outbox; `nil` when it is done.
  func row() async throws -> (attempts: Int, reason: String?, isParked: Bool)? {
    guard
      let row = try await administrator.query(
        "SELECT attempts, last_reason, parked_at IS NOT NULL AS parked FROM habeas.outbox WHERE message_id = $1", [.uuid(message)]
      ).first
    else { return nil }
    return (try row.int("attempts"), try row.optionalString("last_reason"), try row.bool("parked"))
  }
}
