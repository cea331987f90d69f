import AMQPClient
import Foundation
import HabeasTesting
import Rehearsal
import Synchronization

/// Listens to every work message through a queue of its own, and sends copies again in another order, as the relay would after a lost
/// confirm.
final class Eavesdropper: Sendable {
  private let consumer: AMQPConsumer
  private let publisher: AMQPPublisher
  private let heard = Mutex<(order: [AMQPMessage], ids: Set<String>)>(([], []))
  private let installation: Installation

  static let queue = "overheard"

  init(_ installation: Installation) throws {
    self.installation = installation
    let server = try installation.broker.broker
    consumer = AMQPConsumer(
      configuration: AMQPConfiguration(
        host: "127.0.0.1", port: server.port, virtualHost: "habeas", user: server.user, password: server.password), queues: [Self.queue],
      prefetch: 16)
    publisher = AMQPPublisher(
      configuration: AMQPConfiguration(
        host: "127.0.0.1", port: server.port, virtualHost: "habeas", user: "outbox-relay",
        password: try installation.secret("broker/outbox-relay")))
  }

  /// Declares the queue: at the start, and again after the broker has lost its disk.
  func declare() async throws {
    let server = try installation.broker.broker
    func manage(_ verb: String, _ path: String, _ body: String) async throws {
      try await Program.run(
        "/usr/bin/curl",
        [
          "--silent", "--show-error", "--fail", "--user", "\(server.user):\(server.password)", "--header", "content-type: application/json",
          "--request", verb, "--data", body, "http://127.0.0.1:\(server.managementPort)/api/\(path)",
        ])
    }
    try await manage("PUT", "permissions/habeas/\(server.user)", #"{"configure":".*","write":".*","read":".*"}"#)
    try await manage("PUT", "queues/habeas/\(Self.queue)", #"{"durable":true}"#)
    for key in [
      "identity.verify", "discovery.search.bench-shop", "discovery.search.bench-marketing", "fulfilment.apply.bench-marketing",
      "processors.notify", "response.assemble", "response.dispatch", "intake.receipt.email", "intake.receipt.post",
    ] {
      try await manage("POST", "bindings/habeas/e/habeas.work/q/\(Self.queue)", #"{"routing_key":"\#(key)"}"#)
    }
  }

  /// Listens until cancelled.
  func listen() async {
    await withDiscardingTaskGroup { group in
      group.addTask { try? await self.publisher.run() }
      group.addTask {
        try? await self.consumer.run { delivery in
          self.hear(delivery.message)
          return .ack
        }
      }
    }
  }

  /// Sends up to `count` of what was heard again, shuffled.
  ///
  /// - Returns: how many the broker confirmed.
  func repeatSome(_ count: Int, using random: inout SeededGenerator) async -> Int {
    let heard = heard.withLock { $0.order }
    let chosen = heard.shuffled(using: &random).prefix(count)
    let outcomes = await publisher.publish(batch: Array(chosen), deadline: .seconds(5))
    return outcomes.count { if case .confirmed = $0 { true } else { false } }
  }

  private func hear(_ message: AMQPMessage) {
    guard let id = message.messageID else { return }
    heard.withLock { heard in
      if heard.ids.insert(id).inserted { heard.order.append(message) }
    }
  }
}
