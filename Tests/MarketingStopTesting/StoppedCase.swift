public import AMQPClient
public import CaseStore
public import CaseWorker
public import Foundation
import HabeasTesting
import Logging
import MessageSchemas
public import PostgresClient
public import RightsCase
import RightsLaw
import Sealing
public import VaultContents

/// A case about a marketing stop in a database of the test's own, as case-intake leaves it, and the session of one worker.
public struct StoppedCase: Sendable {
  private static let template = DatabaseTemplate("stops") { configuration in
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

  /// The superuser.
  public let administrator: PostgresClient
  /// The store with the worker's login.
  public let store: CaseStore
  public let caseID: UUID
  private let worker: String

  /// - Parameters:
  ///   - worker: Whose login the store has.
  ///   - subject: What the message gave.
  ///   - channels: Empty means all of them.
  public static func with(
    worker: String, subject: SuppressionSubject, channels: [RightsCase.MarketingChannel], systems: [String] = ["marketing"],
    processors: [String] = ["mailhouse"], _ body: (StoppedCase) async throws -> Void
  ) async throws {
    let item = VaultItem(purpose: .correspondence, kind: SuppressionSubject.kind, bytes: try subject.encoded())
    let submission = UUID()
    try await with(worker: worker, openedBy: submission) { opening in
      let plan = SuppressionPlan(
        channels: channels, subjectItem: item.id, systems: systems, processors: processors, dataMapDigest: "digest")
      let opened = CaseOpened(
        reference: "4T7K9-Q2MXC", channel: .post, submission: submission, receivedOn: LocalDate(dayNumber: 20_778),
        jurisdiction: Jurisdiction(rawValue: "GB-EAW"), language: "en", writerDigest: "digest")
      _ = try await opening.open(
        MessageIdentity.openedCase(by: submission), submission: submission, channel: .post, now: try await opening.now(), traceparent: nil
      ) {
        $0.keep(item)
        try $0.apply(.open(opened, rights: [.marketingStop], triage: nil, suppression: plan))
      }
    } _: {
      try await body($0)
    }
  }

  /// - Parameters:
  ///   - worker: Whose login the case's store has.
  ///   - submission: The id of what opens the case.
  ///   - open: Opens it with the store of case-intake.
  public static func with(
    worker: String, openedBy submission: UUID, open: (CaseStore) async throws -> Void, _ body: (StoppedCase) async throws -> Void
  ) async throws {
    let directory = NSTemporaryDirectory() + "habeas-keyring-\(UUID().uuidString)"
    let keyring = try Keyring.create(directory: directory)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try await withDatabase(preparedBy: template) { configuration in
      let clients = (0..<3).map { _ in PostgresClient(configuration: configuration, maximumConnections: 1) }
      let (administrator, intake, client) = (clients[0], clients[1], clients[2])
      do {
        try await intake.query("SET SESSION AUTHORIZATION habeas_case_intake")
        try await client.query("SET SESSION AUTHORIZATION habeas_" + worker.replacing("-", with: "_"))
        let calendar = try ControllerCalendar(zone: "UTC")
        try await open(CaseStore(client: intake, keyring: keyring, calendar: calendar))
        try await body(
          StoppedCase(
            administrator: administrator, store: CaseStore(client: client, keyring: keyring, calendar: calendar),
            caseID: MessageIdentity.openedCase(by: submission), worker: worker))
      } catch {
        for client in clients { await client.close() }
        throw error
      }
      for client in clients { await client.close() }
    }
  }

  /// Takes a step through the worker's runner, as the broker delivers it. The message is the one of the outbox, so that a second delivery is a
  /// redelivery.
  @discardableResult
  public func deliver(_ step: WorkStep, to handler: any StepHandler, attempts: Int = 3) async throws -> Settlement {
    let message = try await messageID(step)
    let runner = StepRunner(
      worker: worker, store: store, handler: handler,
      policy: StepPolicy(attempts: attempts, firstDelay: .milliseconds(1), maximumDelay: .milliseconds(1)),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    return await runner.process(
      AMQPDelivery(
        message: AMQPMessage(
          exchange: "habeas.work", routingKey: step.routingKey, messageID: message.uuidString.lowercased(), type: step.messageType,
          correlationID: caseID.uuidString.lowercased(), userID: "outbox-relay", contentType: "application/json",
          body: Array(StepMessage(caseID: caseID, step: step, version: 1).encoded.utf8)), queue: step.routingKey))
  }

  /// Does the step and then dies: what was decided is never committed.
  public func dieAfter(_ step: WorkStep, in handler: any StepHandler) async throws {
    _ = try await handler.handle(step, of: try await store.load(caseID))
  }

  public func state() async throws -> CaseState { try await store.load(caseID).state }

  public func events() async throws -> [CaseEvent] { try await store.load(caseID).events.map(\.event) }

  /// The kinds of the worker's own events, in order.
  public func kinds() async throws -> [CaseEvent.Kind] {
    try await store.load(caseID).events.filter { $0.actor == worker }.map(\.event.kind)
  }

  /// A step's row in the outbox; `nil` when it is done.
  public func waiting(_ step: WorkStep) async throws -> (attempts: Int, reason: String, isParked: Bool)? {
    guard
      let row = try await administrator.query(
        "SELECT attempts, coalesce(last_reason, '') AS reason, parked_at IS NOT NULL AS parked FROM habeas.outbox WHERE body::json->>'step' = $1",
        [.text("\(step)")]
      ).first
    else { return nil }
    return (try row.int("attempts"), try row.string("reason"), try row.bool("parked"))
  }

  /// The id of the step's message, which it keeps when it is done and delivered again.
  private func messageID(_ step: WorkStep) async throws -> UUID {
    let row = try await administrator.query(
      "SELECT message_id FROM habeas.outbox WHERE body::json->>'step' = $1", [.text("\(step)")]
    ).first
    if let row { return try row.uuid("message_id") }
    return try await administrator.query("SELECT message_id FROM habeas.inbox WHERE actor = $1 ORDER BY at DESC LIMIT 1", [.text(worker)])[
      0
    ]
    .uuid("message_id")
  }
}
