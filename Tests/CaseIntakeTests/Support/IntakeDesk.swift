import AMQPClient
import CaseIntake
import CaseStore
import CaseWorker
import ControllerProfile
import DataMap
import Foundation
import HabeasTesting
import Intake
import Logging
import MessageSchemas
import PostgresClient
import RightsCase
import Sealing

/// case-intake with a database of the test's own: takes submissions as the broker delivers them.
struct IntakeDesk: Sendable {
  private static let template = DatabaseTemplate("intake") { configuration in
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

  let store: CaseStore
  private let runner: SubmissionRunner
  private let keys = IntakeSealing.generateKeyPair()

  static func with(_ body: (IntakeDesk) async throws -> Void) async throws {
    let directory = NSTemporaryDirectory() + "habeas-keyring-\(UUID().uuidString)"
    let keyring = try Keyring.create(directory: directory)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try await withDatabase(preparedBy: template) { configuration in
      let client = PostgresClient(configuration: configuration, maximumConnections: 1)
      do {
        try await client.query("SET SESSION AUTHORIZATION habeas_case_intake")
        try await body(IntakeDesk(CaseStore(client: client, keyring: keyring, calendar: try ControllerCalendar(zone: "UTC"))))
      } catch {
        await client.close()
        throw error
      }
      await client.close()
    }
  }

  private init(_ store: CaseStore) throws {
    self.store = store
    runner = SubmissionRunner(
      store: store, keys: [keys.privateKey],
      profile: try ControllerProfile.load(directory: TestServers.require().root + "/controllers/optimised-group"),
      recogniser: try Recogniser(), threads: ThreadToken(.ephemeral()), index: BlindIndex(.ephemeral()),
      targets: SuppressionTargets(
        dataMap: DataMap(systems: [], datasets: [], digest: "none"),
        processors: try ProcessorRegister.make(of: "processors: []", file: "processors.yaml")),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  func take(_ submission: Submission) async throws -> Settlement {
    await runner.process(
      AMQPDelivery(
        message: AMQPMessage(
          exchange: SubmissionMessage.exchange, routingKey: SubmissionMessage.routingKey,
          messageID: submission.id.uuidString.lowercased(), type: SubmissionMessage.type, userID: "\(submission.channel.rawValue)-intake",
          contentType: SubmissionMessage.contentType,
          body: try IntakeSealing.seal(try submission.encoded(), submission: submission.id, to: keys.publicKey)),
        queue: SubmissionMessage.queue))
  }
}
