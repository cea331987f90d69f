import ThreadLoop

/// The thin shell around ``ConsumerStateMachine``: one connection, one thread, and turns that do what can be done now.
actor ConsumerEngine {
  typealias Machine = ConsumerStateMachine<AMQPDelivery>

  private enum Phase {
    case idle
    case running
    case draining(until: ContinuousClock.Instant, whenOverdue: (@Sendable () -> Void)?)
    case ended
  }

  private struct Settled {
    let token: DeliveryToken
    let settlement: Settlement
  }

  nonisolated let loop: ThreadLoop
  nonisolated let health = ConnectionHealth()
  private nonisolated let mailbox = Mailbox<Settled>()
  private let waiter: DescriptorWaiter
  private let configuration: AMQPConfiguration
  private let queues: [String]
  private var machine: Machine
  private var phase = Phase.idle
  private var connection: BrokerConnection?
  private var reconnect: ReconnectSchedule
  private var starts: AsyncStream<Machine.Start>.Continuation?
  private var ended: CheckedContinuation<Void, Never>?
  /// When to look again for queues that were not there.
  private var retries: [String: ContinuousClock.Instant] = [:]
  /// The queue of every consumer tag of this connection, cancelled ones included: their last deliveries may be under way.
  private var queueByTag: [String: String] = [:]
  private lazy var scheduler = TurnScheduler(waiter: waiter) { [unowned self] in assumeIsolated { $0.turn() } }

  init(configuration: AMQPConfiguration, queues: [String], prefetch: Int) {
    waiter = DescriptorWaiter()
    loop = ThreadLoop(name: "amqp-consumer", waiter: waiter)
    self.configuration = configuration
    self.queues = queues
    machine = Machine(queues: queues, prefetch: prefetch)
    reconnect = ReconnectSchedule(backoff: configuration.backoff)
  }

  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  /// In the order of the configuration.
  var missingQueues: [String] {
    queues.filter { if case .active = machine.subscriptions[$0] { false } else { true } }
  }

  /// Begins to connect. Deliveries come as the state machine lets handlers begin, never more than its prefetch at once;
  /// the stream ends when the consumer has drained.
  func begin() throws(AMQPError) -> AsyncStream<Machine.Start> {
    guard case .idle = phase else { throw AMQPError(.alreadyRunning, "This consumer runs already, or has run.") }
    try configuration.check()
    phase = .running
    health.status = .connecting
    reconnect.start(now: .now)
    let (stream, continuation) = AsyncStream.makeStream(of: Machine.Start.self)
    starts = continuation
    loop.execute { self.assumeIsolated { $0.turn() } }
    return stream
  }

  /// Returns when the consumer has drained and closed its connection.
  func waitForEnd() async {
    if case .ended = phase { return }
    await withCheckedContinuation { ended = $0 }
  }

  /// Begins no more handlers and ends when the running ones have.
  ///
  /// - Parameter whenOverdue: called once when they have not ended within the drain timeout.
  nonisolated func startDraining(whenOverdue: @escaping @Sendable () -> Void) {
    loop.execute { self.assumeIsolated { $0.drain(whenOverdue: whenOverdue) } }
  }

  /// Tells from any thread that a handler has ended. Many calls cost the loop one wake-up.
  nonisolated func finished(_ token: DeliveryToken, _ settlement: Settlement) {
    guard mailbox.add(Settled(token: token, settlement: settlement)) else { return }
    loop.execute { self.assumeIsolated { $0.turn() } }
  }
}

extension ConsumerEngine {
  private func turn() {
    connectIfDue()
    attempt { connection throws(AMQPError) in try self.read(connection) }
    settle()
    attempt { connection throws(AMQPError) in try self.subscribeMissing(connection) }
    endIfDrained()
    schedule()
  }

  /// Does something with the connection when there is one; a failure ends it.
  private func attempt(_ body: (BrokerConnection) throws(AMQPError) -> Void) {
    guard let connection else { return }
    do throws(AMQPError) {
      try body(connection)
    } catch {
      lose(error)
    }
  }

  private func connectIfDue() {
    guard connection == nil, case .running = phase, let next = reconnect.nextAttempt, next <= .now else { return }
    do throws(AMQPError) {
      let connection = try BrokerConnection(configuration)
      // Asked before anything is subscribed: a missing queue costs the channel.
      var present: [String] = []
      for queue in queues where try connection.hasQueue(queue) { present.append(queue) }
      try connection.setPrefetch(machine.prefetch)
      machine.connected()
      queueByTag = [:]
      retries = [:]
      self.connection = connection
      for queue in queues where !present.contains(queue) { postpone(queue) }
      for queue in present { try subscribe(queue, connection) }
      reconnect.connected(now: .now)
      health.status = .ready
    } catch {
      lose(error)
    }
  }

  private func subscribe(_ queue: String, _ connection: BrokerConnection) throws(AMQPError) {
    let consumerTag = "\(configuration.connectionName.prefix(64))-\(machine.generation).\(queueByTag.count + 1)"
    queueByTag[consumerTag] = queue
    try connection.consume(queue, consumerTag: consumerTag)
    machine.subscribed(queue: queue, consumerTag: consumerTag)
    retries[queue] = nil
  }

  private func postpone(_ queue: String) {
    retries[queue] = .now + configuration.backoff.pause(afterFailures: machine.subscriptionFailed(queue: queue))
  }

  /// Subscribes queues that have come back. Whether one has is asked on a connection of its own, since asking for a
  /// missing queue costs the channel, and with it every delivery that is being handled.
  private func subscribeMissing(_ connection: BrokerConnection) throws(AMQPError) {
    guard case .running = phase else { return }
    for (queue, due) in retries where due <= .now {
      if isPresent(queue) { try subscribe(queue, connection) } else { postpone(queue) }
    }
  }

  private func isPresent(_ queue: String) -> Bool {
    var brief = configuration
    // The consumer's own connection is not pumped meanwhile.
    brief.connectTimeout = min(configuration.connectTimeout, configuration.heartbeat / 4)
    brief.rpcTimeout = min(configuration.rpcTimeout, configuration.heartbeat / 4)
    do throws(AMQPError) {
      let probe = try BrokerConnection(brief)
      let isPresent = try probe.hasQueue(queue)
      probe.close()
      return isPresent
    } catch {
      return false
    }
  }

  private func read(_ connection: BrokerConnection) throws(AMQPError) {
    while let event = try connection.nextEvent() {
      switch event {
      case .delivered(let incoming): deliver(incoming)
      case .consumerCancelled(let consumerTag):
        // Nothing to subscribe again while draining: a retry that nobody takes would keep the loop busy.
        if let queue = machine.cancelledByBroker(consumerTag: consumerTag) { postpone(queue) }
      case .blocked(let reason): health.status = .blocked(reason: reason)
      case .unblocked: health.status = .ready
      case .confirmed, .returned: break
      }
    }
  }

  private func deliver(_ incoming: IncomingDelivery) {
    let deliveryCount = incoming.message.headers["x-delivery-count"]?.intValue ?? 0
    let delivery = AMQPDelivery(
      message: incoming.message, redelivered: incoming.redelivered, deliveryCount: Int(deliveryCount),
      queue: queueByTag[incoming.consumerTag] ?? "", consumerTag: incoming.consumerTag)
    start(machine.delivered(tag: incoming.tag, payload: delivery))
  }

  private func settle() {
    let finished = mailbox.takeAll()
    guard !finished.isEmpty else { return }
    connection?.setCork(true)
    for settled in finished {
      let next = machine.finished(settled.token, settled.settlement)
      if let settle = next.settle {
        attempt { connection throws(AMQPError) in try connection.settle(tag: settle.tag, settle.settlement) }
      }
      start(next.start)
    }
    connection?.setCork(false)
  }

  private func start(_ start: Machine.Start?) {
    if let start { starts?.yield(start) }
  }

  private func lose(_ error: AMQPError) {
    scheduler.unwatch()
    connection = nil
    retries = [:]
    machine.connectionLost()
    reconnect.failed(now: .now)
    health.failed(error)
  }

  private func drain(whenOverdue: @escaping @Sendable () -> Void) {
    guard case .running = phase else { return }
    phase = .draining(until: .now + configuration.drainTimeout, whenOverdue: whenOverdue)
    reconnect.stop()
    retries = [:]
    let tags = machine.drain()
    attempt { connection throws(AMQPError) in for tag in tags { try connection.cancel(consumerTag: tag) } }
    turn()
  }

  private func endIfDrained() {
    guard case .draining(let until, let whenOverdue) = phase else { return }
    guard machine.isDrained else {
      if until <= .now, let whenOverdue {
        phase = .draining(until: until, whenOverdue: nil)
        whenOverdue()
      }
      return
    }
    phase = .ended
    scheduler.unwatch()
    connection?.close()
    connection = nil
    health.status = .closed
    starts?.finish()
    ended?.resume()
    ended = nil
  }

  private func schedule() {
    var next = Array(retries.values)
    if case .running = phase, let attempt = reconnect.nextAttempt { next.append(attempt) }
    if case .draining(let until, .some) = phase { next.append(until) }
    if let connection {
      scheduler.watchReads(of: connection.descriptor)
      if connection.heartbeat > .zero { next.append(.now + connection.heartbeat / 4) }
    }
    if let earliest = next.min() { scheduler.turn(at: earliest) }
  }
}
