import AMQPClient
import BrokerTopology
import Foundation
import HabeasTesting
import Intake
import IntakeWorker
import Logging
import MessageSchemas
import ScanReading
import Sealing

@testable import PostIntake

/// A scan folder, a virtual host with the product's own topology, and post-intake under its own broker user.
struct PostFixture {
  let host: VirtualHost
  let folder: String
  let log = LogRecorder()
  private let key: IntakePrivateKey
  private let publicKey: IntakePublicKey

  static func with(_ body: (PostFixture) async throws -> Void) async throws {
    let folder = NSTemporaryDirectory() + "habeas-post-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder + "/temporary", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await withVirtualHost { host in
      let topology = BrokerTopology(systems: ["crm"], virtualHost: host.name)
      let passwords = Dictionary(uniqueKeysWithValues: topology.users.map { ($0, "unused") })
      try await host.importDefinitions(Array(try topology.definitions(passwords: passwords).utf8))
      for user in ["post-intake", "outbox-relay"] {
        let allowed = topology.permissions(of: user)
        try await host.addUser(user, configure: allowed.configure, write: allowed.write, read: allowed.read)
      }
      let pair = IntakeSealing.generateKeyPair()
      try await body(PostFixture(host: host, folder: folder, key: pair.privateKey, publicKey: pair.publicKey))
    }
  }

  var scans: String { folder + "/scans" }

  /// Runs the worker while `body` works.
  func working(patience: Duration = .seconds(900), _ body: () async throws -> Void) async throws {
    try FileManager.default.createDirectory(atPath: scans, withIntermediateDirectories: true)
    var pace = PostIntake.Pace()
    pace.look = .milliseconds(50)
    pace.settling = .milliseconds(200)
    pace.patience = patience
    let publisher = AMQPPublisher(configuration: configuration("post-intake"))
    let worker = PostIntake(
      folder: ScanFolder(path: scans), reader: ScanReader(languages: ["eng"], temporaryDirectory: folder + "/temporary"),
      intake: LetterIntake(ownAddress: ["Blackpool", "FY4 2RP"], minimumConfidence: 65, zone: .gmt),
      outlet: SubmissionOutlet(worker: "post-intake", key: publicKey, publisher: publisher),
      receipts: AMQPConsumer(configuration: configuration("post-intake"), queues: [PostIntake.receiptQueue], prefetch: 4), pace: pace,
      logger: log.logger)
    let publishing = Task { try await publisher.run() }
    let running = Task { try await worker.run() }
    do { try await body() } catch {
      await end(running, publishing)
      throw error
    }
    await end(running, publishing)
  }

  private func end(_ tasks: Task<Void, any Error>...) async {
    for task in tasks {
      task.cancel()
      _ = await task.result
    }
  }

  private func configuration(_ user: String) -> AMQPConfiguration {
    AMQPConfiguration(
      host: host.broker.host, port: host.broker.port, virtualHost: host.name, user: user, password: "\(user)-\(host.broker.password)",
      drainTimeout: .seconds(5))
  }

  /// Puts Gareth's letter into the folder, as the demonstration does.
  func scan(_ arguments: String...) async throws {
    let servers = try TestServers.require()
    try FileManager.default.createDirectory(atPath: scans, withIntermediateDirectories: true)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: servers.python)
    process.arguments =
      [servers.root + "/controllers/optimised-group/sample-estate/letters/scan_letter.py", "gareth-pugh", "--folder", scans] + arguments
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.fileReadUnknown) }
  }

  func put(_ name: String, _ content: Data) throws {
    try FileManager.default.createDirectory(atPath: scans, withIntermediateDirectories: true)
    try content.write(to: URL(fileURLWithPath: "\(scans)/\(name)"))
  }

  /// The next submission that was handed in, opened as case-intake would.
  func nextSubmission() async throws -> Submission {
    let message = try await eventually("a submission", within: .seconds(40)) { try await host.drain("intake.submissions", limit: 1).first }
    guard message.userID == "post-intake", message.type == SubmissionMessage.type,
      let id = message.messageID.flatMap(UUID.init(uuidString:))
    else { throw SubmissionFault(.malformed) }
    return try Submission(vaultBytes: try IntakeSealing.open(message.body, submission: id, with: [key]))
  }

  /// Publishes a receipt as outbox-relay does.
  func receipt(for submission: UUID, outcome: String, from user: String = "outbox-relay") async throws {
    let publisher = AMQPPublisher(configuration: configuration(user))
    let publishing = Task { try await publisher.run() }
    let body = try JSONEncoder().encode(ReceiptMessage(submission: submission, outcome: outcome))
    _ = await publisher.publish(
      AMQPMessage(
        exchange: "habeas.work", routingKey: "intake.receipt.post", messageID: UUID().uuidString, type: ReceiptMessage.type, userID: user,
        contentType: "application/json", headers: [:], body: Array(body)))
    await end(publishing)
  }

  /// Names in a place of the folder, without its subfolders.
  func files(_ place: ScanFolder.Place) -> [String] {
    let places = Set(ScanFolder.Place.allCases.map(\.rawValue))
    let directory = place == .incoming ? scans : "\(scans)/\(place.rawValue)"
    return ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []).filter { !places.contains($0) }.sorted()
  }

  func await(_ names: [String], in place: ScanFolder.Place) async throws {
    try await eventually("\(names) in \(place)", within: .seconds(40)) { files(place) == names }
  }
}
