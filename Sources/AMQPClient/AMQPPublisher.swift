import ThreadLoop

/// Publishes messages and tells what became of each.
///
/// A publisher has a connection and a thread of its own. Its messages are *mandatory* (an unroutable one comes back instead
/// of vanishing) and *confirmed*, many at a time: publish concurrently or in batches, and the confirms overlap.
///
/// ```swift
/// let publisher = AMQPPublisher(configuration: configuration)
/// async let running: Void = publisher.run()
/// let outcome = await publisher.publish(message)
/// ```
///
/// ``run()`` keeps the connection. When it breaks, every message that was sent and not confirmed is answered
/// ``PublishOutcome/unknown(reason:)``; nothing is sent again by itself. Messages that were not sent yet wait for the next
/// connection until their deadline and are then answered ``PublishOutcome/notSent(reason:)``.
public final class AMQPPublisher: Sendable {
  private let engine: PublisherEngine

  /// Makes a publisher that does not connect before ``run()``.
  public init(configuration: AMQPConfiguration) {
    engine = PublisherEngine(configuration: configuration)
  }

  deinit {
    engine.loop.shutdown()
  }

  /// Connects, and connects again after failures with growing pauses, until the task is cancelled.
  ///
  /// When cancelled it takes no more messages, sends and awaits what it took for `drainTimeout` at most, closes the
  /// connection and returns. While there is no connection it returns at once and answers what waits.
  ///
  /// - Throws: ``AMQPError`` when the configuration cannot work or `run()` was called before. A broker that is away or
  ///   refuses the login is no reason to end; see ``lastFailure``.
  public func run() async throws {
    try await engine.run()
  }

  /// Publishes one message and waits for its outcome.
  ///
  /// It waits also when the task is cancelled, because the outcome is known sooner than that nobody needs it.
  ///
  /// - Parameter deadline: from now until when the outcome must be there.
  public func publish(_ message: AMQPMessage, deadline: Duration = .seconds(30)) async -> PublishOutcome {
    await publish(batch: [message], deadline: deadline)[0]
  }

  /// Publishes messages in this order and waits for all their outcomes, which come in the same order.
  ///
  /// - Parameter deadline: from now until when the outcomes must be there.
  public func publish(batch: [AMQPMessage], deadline: Duration = .seconds(30)) async -> [PublishOutcome] {
    if batch.isEmpty { return [] }
    let due = ContinuousClock.now + deadline
    return await withCheckedContinuation { continuation in
      let collector = OutcomeCollector(count: batch.count, continuation: continuation)
      engine.post(
        batch.enumerated().map { index, message in
          .init(payload: message, receipt: PublishReceipt(collector: collector, index: index), deadline: due)
        })
    }
  }

  /// What the connection is doing.
  public var status: ConnectionStatus {
    get async { engine.health.status }
  }

  /// Why the last attempt to connect failed or the last connection ended; `nil` when neither ever happened.
  public var lastFailure: AMQPError? {
    get async { engine.health.lastFailure }
  }
}
