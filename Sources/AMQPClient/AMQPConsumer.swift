import ThreadLoop

/// Takes deliveries from queues and gives each to a handler, whose answer settles it.
///
/// A consumer has a connection and a thread of its own, which go on showing the broker a heartbeat however long handlers
/// take. Up to `prefetch` handlers run at once. A delivery is settled exactly once, after its handler has ended, and only on
/// the connection that brought it: when that one breaks, the queue delivers the message again, marked as redelivered, and the
/// answer of a handler that was still busy with the first delivery is dropped. Handlers must therefore be idempotent.
///
/// A queue that is deleted is noticed and looked for again. RabbitMQ 3.10 does not tell when a quorum queue is deleted and
/// declared again in the same moment; leave some seconds between the two.
public final class AMQPConsumer: Sendable {
  private let engine: ConsumerEngine

  /// Makes a consumer that does not connect before ``run(_:)``.
  ///
  /// - Parameters:
  ///   - queues: declared by somebody else. One that is missing, or goes away, is looked for with growing pauses.
  ///   - prefetch: how many handlers may run at once, from 1 to 65,535. Each queue may hand out as many.
  public init(configuration: AMQPConfiguration, queues: [String], prefetch: Int) {
    engine = ConsumerEngine(configuration: configuration, queues: queues, prefetch: min(max(prefetch, 1), 65_535))
  }

  deinit {
    engine.loop.shutdown()
  }

  /// Consumes until the task is cancelled, and connects again after failures with growing pauses.
  ///
  /// When cancelled it ends the subscriptions, lets the running handlers finish, settles their deliveries, closes the
  /// connection and returns. The handlers' tasks are *not* cancelled with the caller's, only when they take longer than
  /// `drainTimeout`. Deliveries that no handler had begun go back to their queues.
  ///
  /// - Throws: ``AMQPError`` when the configuration cannot work or `run` was called before. A broker that is away or refuses
  ///   the login is no reason to end; see ``lastFailure``.
  public func run(_ handler: @escaping @Sendable (AMQPDelivery) async -> Settlement) async throws {
    let starts = try await engine.begin()
    // Unstructured on purpose: a child task would be cancelled with the caller, and draining means that handlers finish.
    let handling = Task { [engine] in
      await withDiscardingTaskGroup { group in
        for await start in starts {
          group.addTask { engine.finished(start.token, await handler(start.payload)) }
        }
      }
    }
    await withTaskCancellationHandler {
      await handling.value
      await engine.waitForEnd()
    } onCancel: {
      engine.startDraining { handling.cancel() }
    }
  }

  /// The queues that are not subscribed at present: all while there is no connection, otherwise those that are missing.
  public var missingQueues: [String] {
    get async { await engine.missingQueues }
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
