public import AMQPClient
import CaseStore
import Foundation
public import Logging
import Metrics
public import PostgresClient
public import ServiceLifecycle

/// Publishes the outbox: the only one that may publish work (design, rule 3).
///
/// It claims due rows, publishes them with pipelined confirms, and reports back. A row that the broker confirmed stays until its consumer
/// has committed; a row whose confirm is unknown is published again under the same `message_id`, and consumers take it once.
/// Several relays may run at once: each row is claimed by one.
public struct OutboxRelay: Service {
  /// How the relay paces itself.
  public struct Pace: Sendable {
    /// Rows a claim. Default 256.
    public var batch = 256
    /// Seconds that a claim lasts; longer than a publish may take. Default 60.
    public var claimSeconds = 60
    /// The longest wait before it looks again, also when no bell rings. Default 1 s.
    public var poll: Duration = .seconds(1)

    public init() {}
  }

  private let outbox: Outbox
  private let database: PostgresClient
  private let publisher: AMQPPublisher
  private let pace: Pace
  private let logger: Logger
  static let exchange = "habeas.work"
  static let user = "outbox-relay"

  public init(database: PostgresClient, publisher: AMQPPublisher, pace: Pace = .init(), logger: Logger) {
    self.outbox = Outbox(client: database)
    self.database = database
    self.publisher = publisher
    self.pace = pace
    self.logger = logger
  }

  public func run() async throws {
    await withTaskGroup(of: Void.self) { group in
      let (bells, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
      group.addTask { await self.listen(bell) }
      group.addTask { await self.tick(bell) }
      await cancelWhenGracefulShutdown { await self.relay(bells) }
      group.cancelAll()
    }
  }

  private func relay(_ bells: AsyncStream<Void>) async {
    for await _ in bells {
      do {
        while try await relayBatch() == pace.batch {}
      } catch is CancellationError {
        return
      } catch {
        logger.warning("outbox.database-away", metadata: ["reason": "\(Self.reason(error))"])
      }
    }
  }

  /// - Returns: how many rows were claimed.
  func relayBatch() async throws -> Int {
    let claimed = try await outbox.claim(limit: pace.batch, seconds: pace.claimSeconds)
    guard !claimed.isEmpty else { return 0 }
    let outcomes = await publisher.publish(batch: claimed.map(Self.message), deadline: .seconds(pace.claimSeconds / 2))
    var published: [UUID] = []
    var failed: [String: [UUID]] = [:]
    for (message, outcome) in zip(claimed, outcomes) {
      switch outcome {
      case .confirmed: published.append(message.id)
      case .returned:
        failed["unroutable: no queue takes '\(message.routingKey)'; render the topology again", default: []].append(message.id)
      case .nacked: failed["the broker refused it: the queue is full", default: []].append(message.id)
      case .unknown, .notSent: failed["the broker is away", default: []].append(message.id)
      }
    }
    try await outbox.published(published)
    for (reason, messages) in failed {
      logger.warning("outbox.unpublished", metadata: ["reason": "\(reason)", "count": "\(messages.count)"])
      try await outbox.unpublished(messages, reason: reason, seconds: reason.hasPrefix("unroutable") ? 15 : 1)
    }
    Counter(label: "habeas_outbox_published_total").increment(by: published.count)
    return claimed.count
  }

  private static func message(_ row: Outbox.Message) -> AMQPMessage {
    AMQPMessage(
      exchange: exchange, routingKey: row.routingKey, messageID: row.id.uuidString.lowercased(), type: row.type,
      correlationID: row.caseID?.uuidString.lowercased(), userID: user, contentType: "application/json",
      headers: row.traceparent.map { ["traceparent": .string($0)] } ?? [:], body: Array(row.body.utf8))
  }

  /// Rings for every notice that workers give after their commits.
  private func listen(_ bell: AsyncStream<Void>.Continuation) async {
    while !Task.isCancelled {
      do {
        for try await _ in database.notifications(channel: OutboxBell.channel) { bell.yield() }
      } catch {
        // The tick alone suffices until the database is back (facts: NOTIFY is a convenience, polling must be enough).
        if !Task.isCancelled { logger.warning("outbox.bell-lost", metadata: ["reason": "\(Self.reason(error))"]) }
      }
      try? await Task.sleep(for: pace.poll)
    }
  }

  private func tick(_ bell: AsyncStream<Void>.Continuation) async {
    repeat { bell.yield() } while (try? await Task.sleep(for: pace.poll)) != nil
    bell.finish()
  }

  private static func reason(_ error: any Error) -> String {
    (error as? PostgresError).map { $0.sqlState ?? "\($0.code)" } ?? "\(type(of: error))"
  }
}
