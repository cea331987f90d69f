/// The consumer's bookkeeping, without any input or output: which queues are subscribed, which deliveries wait for a
/// handler, which handlers run, and what may be settled.
///
/// Every delivery is settled at most once and only on the channel that delivered it: a connection that ends makes a new
/// generation, and settlements for an old one are dropped, because the queue delivers those messages again.
struct ConsumerStateMachine<Payload> {
  enum Subscription: Equatable {
    /// Subscribed under this consumer tag.
    case active(consumerTag: String)
    /// Not subscribed, after this many failures in a row.
    case missing(failures: Int)
  }

  /// A delivery to give to a handler.
  struct Start {
    let token: DeliveryToken
    let payload: Payload
  }

  /// What follows from a handler's end.
  struct Finish {
    /// What to tell the broker; `nil` when the delivery belongs to an old connection or was settled before.
    var settle: (tag: UInt64, settlement: Settlement)?
    /// The next delivery, into the place that became free.
    var start: Start?
  }

  let prefetch: Int
  private(set) var generation: UInt64 = 0
  private(set) var isConnected = false
  private(set) var isDraining = false
  private(set) var subscriptions: [String: Subscription]
  private var running: Set<DeliveryToken> = []
  private var backlog = Fifo<Start>()

  /// - Parameters:
  ///   - queues: what to subscribe.
  ///   - prefetch: how many handlers may run at once, those of older generations included.
  init(queues: [String], prefetch: Int) {
    self.prefetch = prefetch
    subscriptions = Dictionary(queues.map { ($0, .missing(failures: 0)) }) { first, _ in first }
  }

  var runningCount: Int { running.count }
  var backlogCount: Int { backlog.count }

  /// Nothing is being handled and nothing more will be.
  var isDrained: Bool { isDraining && running.isEmpty }

  /// The consumer tags of this connection.
  var activeTags: [String] {
    subscriptions.values.compactMap { if case .active(let tag) = $0 { tag } else { nil } }
  }

  /// A new channel is open; deliveries of earlier ones are history.
  mutating func connected() {
    generation += 1
    isConnected = true
  }

  /// The connection has ended: the queues take back what was not settled, so what no handler has begun is forgotten.
  mutating func connectionLost() {
    isConnected = false
    _ = backlog.removeAll()
    for (queue, subscription) in subscriptions {
      if case .active = subscription { subscriptions[queue] = .missing(failures: 0) }
    }
  }

  mutating func subscribed(queue: String, consumerTag: String) {
    subscriptions[queue] = .active(consumerTag: consumerTag)
  }

  /// The queue cannot be subscribed now. Returns how often that was so in a row.
  mutating func subscriptionFailed(queue: String) -> Int {
    var failures = 1
    if case .missing(let earlier) = subscriptions[queue] { failures = earlier + 1 }
    subscriptions[queue] = .missing(failures: failures)
    return failures
  }

  /// The broker ended a subscription (the queue was deleted or has moved). Returns the queue to subscribe again.
  mutating func cancelledByBroker(consumerTag: String) -> String? {
    guard !isDraining, let queue = queue(of: consumerTag) else { return nil }
    subscriptions[queue] = .missing(failures: 0)
    return queue
  }

  /// The queue that a delivery's consumer tag belongs to.
  func queue(of consumerTag: String) -> String? {
    subscriptions.first { $0.value == .active(consumerTag: consumerTag) }?.key
  }

  /// A delivery came. Returns it when a handler may begin now; it waits its turn otherwise. While draining it is left
  /// unsettled, and the queue takes it back when the connection closes.
  mutating func delivered(tag: UInt64, payload: Payload) -> Start? {
    guard isConnected, !isDraining else { return nil }
    backlog.append(Start(token: DeliveryToken(generation: generation, tag: tag), payload: payload))
    return startNext()
  }

  /// A handler has ended.
  mutating func finished(_ token: DeliveryToken, _ settlement: Settlement) -> Finish {
    guard running.remove(token) != nil else { return Finish() }
    var finish = Finish()
    if isConnected, token.generation == generation { finish.settle = (token.tag, settlement) }
    finish.start = startNext()
    return finish
  }

  /// Begins no more handlers. Returns the subscriptions to cancel.
  mutating func drain() -> [String] {
    guard !isDraining else { return [] }
    isDraining = true
    _ = backlog.removeAll()
    return isConnected ? activeTags : []
  }

  private mutating func startNext() -> Start? {
    guard running.count < prefetch, let next = backlog.popFirst() else { return nil }
    running.insert(next.token)
    return next
  }
}

extension ConsumerStateMachine.Start: Sendable where Payload: Sendable {}
