import AMQPClient
import Foundation
import HabeasTesting
import Rehearsal
import Synchronization

/// Publish, confirm, deliver, acknowledge, and nothing else, over a quorum queue of its own.
final class BareMessages: Sendable {
  private let publisher: AMQPPublisher
  private let consumer: AMQPConsumer

  /// Declares the queue and connects when run.
  init(_ installation: Installation) async throws {
    let server = try installation.broker.broker
    try await Program.run(
      "/usr/bin/curl",
      [
        "--silent", "--show-error", "--fail", "--user", "\(server.user):\(server.password)", "--header", "content-type: application/json",
        "--request", "PUT", "--data", #"{"durable":true,"arguments":{"x-queue-type":"quorum"}}"#,
        "http://127.0.0.1:\(server.managementPort)/api/queues/habeas/bare",
      ])
    let configuration = AMQPConfiguration(
      host: "127.0.0.1", port: server.port, virtualHost: "habeas", user: server.user, password: server.password)
    for (verb, path, body) in [("PUT", "permissions/habeas/\(server.user)", #"{"configure":".*","write":".*","read":".*"}"#)] {
      try await Program.run(
        "/usr/bin/curl",
        [
          "--silent", "--show-error", "--fail", "--user", "\(server.user):\(server.password)", "--header",
          "content-type: application/json", "--request", verb, "--data", body, "http://127.0.0.1:\(server.managementPort)/api/\(path)",
        ])
    }
    publisher = AMQPPublisher(configuration: configuration)
    consumer = AMQPConsumer(configuration: configuration, queues: ["bare"], prefetch: 32)
  }

  /// Holds the connections and acknowledges whatever comes, until cancelled.
  func run() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await self.publisher.run() }
      group.addTask { try await self.consumer.run { _ in .ack } }
      try await group.waitForAll()
    }
  }

  /// Sends one and waits for its confirm.
  func send(_ count: Int = 1) async throws {
    let batch = (0..<count).map { _ in
      AMQPMessage(exchange: "", routingKey: "bare", messageID: UUID().uuidString, body: Array(repeating: 0x7b, count: 120))
    }
    for outcome in await publisher.publish(batch: batch) {
      guard case .confirmed = outcome else { throw RehearsalError("the broker did not confirm a bare message: \(outcome)") }
    }
  }
}
