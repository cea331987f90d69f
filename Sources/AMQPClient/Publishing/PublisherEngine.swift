import ThreadLoop

/// The thin shell around ``PublisherStateMachine``: one connection, one thread, and turns that do what can be done now.
actor PublisherEngine {
  typealias Machine = PublisherStateMachine<AMQPMessage, PublishReceipt>

  private enum Phase {
    case idle
    case running
    case draining(until: ContinuousClock.Instant)
    case ended
  }

  /// After this many bytes the writer looks whether the socket still takes some, and reads what has come.
  private static let bytesPerWrite = 64 * 1024

  /// What a message costs on the wire beside its body, roughly.
  private static let messageOverhead = 256

  nonisolated let loop: ThreadLoop
  nonisolated let health = ConnectionHealth()
  private nonisolated let mailbox = Mailbox<Machine.Submission>()
  private let waiter: DescriptorWaiter
  private let configuration: AMQPConfiguration
  private var machine = Machine()
  private var phase = Phase.idle
  private var connection: BrokerConnection?
  private var reconnect: ReconnectSchedule
  /// RabbitMQ's default until a connection has negotiated its own.
  private var frameMax = 131_072
  private var ended: CheckedContinuation<Void, Never>?
  private lazy var scheduler = TurnScheduler(waiter: waiter) { [unowned self] in assumeIsolated { $0.turn() } }

  init(configuration: AMQPConfiguration) {
    waiter = DescriptorWaiter()
    loop = ThreadLoop(name: "amqp-publisher", waiter: waiter)
    self.configuration = configuration
    reconnect = ReconnectSchedule(backoff: configuration.backoff)
  }

  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  /// Connects and publishes until the task is cancelled and what was taken in has been answered.
  func run() async throws(AMQPError) {
    guard case .idle = phase else { throw AMQPError(.alreadyRunning, "This publisher runs already, or has run.") }
    try configuration.check()
    phase = .running
    health.status = .connecting
    reconnect.start(now: .now)
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        ended = continuation
        turn()
      }
    } onCancel: {
      loop.execute { self.assumeIsolated { $0.drain() } }
    }
  }

  /// Takes messages in from any thread. Many calls cost the loop one wake-up.
  nonisolated func post(_ submissions: [Machine.Submission]) {
    guard mailbox.add(contentsOf: submissions) else { return }
    loop.execute { self.assumeIsolated { $0.turn() } }
  }
}

extension PublisherEngine {
  private func turn() {
    takeIn()
    connectIfDue()
    if let connection {
      do throws(AMQPError) {
        try exchange(connection)
      } catch {
        lose(error)
      }
    }
    answer(machine.expire(now: .now))
    endIfDrained()
    schedule()
  }

  private func takeIn() {
    for submission in mailbox.takeAll() {
      if let broken = submission.payload.limitBroken(frameMax: frameMax, bodyMax: configuration.maximumBodySize) {
        submission.receipt.answer(.notSent(reason: broken))
      } else if let refusal = machine.submit(submission) {
        answer([refusal])
      }
    }
  }

  private func connectIfDue() {
    guard connection == nil, case .running = phase, let next = reconnect.nextAttempt, next <= .now else { return }
    do throws(AMQPError) {
      let connection = try BrokerConnection(configuration)
      try connection.enableConfirms()
      frameMax = connection.frameMax
      self.connection = connection
      machine.connected()
      reconnect.connected(now: .now)
      health.status = .ready
    } catch {
      reconnect.failed(now: .now)
      health.failed(error)
    }
  }

  /// Reads what has come, then writes what is queued as far as the socket takes it.
  private func exchange(_ connection: BrokerConnection) throws(AMQPError) {
    try read(connection)
    while machine.link == .up, machine.queuedCount > 0 {
      guard connection.isWritable else {
        scheduler.watchWrites(of: connection.descriptor)
        return
      }
      connection.setCork(true)
      var bytes = 0
      while bytes < Self.bytesPerWrite, let write = machine.nextWrite() {
        try connection.publish(write.payload, sequence: write.tag)
        bytes += write.payload.body.count + Self.messageOverhead
      }
      connection.setCork(false)
      try read(connection)
    }
  }

  private func read(_ connection: BrokerConnection) throws(AMQPError) {
    while let event = try connection.nextEvent() {
      switch event {
      case .confirmed(let tag, let multiple, let isPositive):
        answer(machine.confirmed(tag: tag, multiple: multiple, isPositive: isPositive))
      case .returned(let tag, let code, let text):
        if let tag { machine.returned(tag: tag, code: code, text: text) }
      case .blocked(let reason):
        machine.blocked(reason: reason)
        health.status = .blocked(reason: reason)
      case .unblocked:
        machine.unblocked()
        health.status = .ready
      case .delivered, .consumerCancelled:
        break
      }
    }
  }

  private func lose(_ error: AMQPError) {
    scheduler.unwatch()
    connection = nil
    reconnect.failed(now: .now)
    health.failed(error)
    answer(machine.connectionLost(reason: error.message))
  }

  private func drain() {
    guard case .running = phase else { return }
    phase = .draining(until: .now + configuration.drainTimeout)
    takeIn()
    machine.stopAccepting()
    turn()
  }

  private func endIfDrained() {
    guard case .draining(let until) = phase else { return }
    if connection != nil, !machine.isIdle, until > .now { return }
    phase = .ended
    reconnect.stop()
    scheduler.unwatch()
    // A broker that blocks reads nothing, so it would not answer either.
    if machine.link == .up { connection?.close() }
    connection = nil
    answer(machine.close(reason: "The publisher was closed."))
    health.status = .closed
    ended?.resume()
    ended = nil
  }

  private func schedule() {
    var next = [machine.nextDeadline, reconnect.nextAttempt].compactMap { $0 }
    if case .draining(let until) = phase { next.append(until) }
    if let connection {
      scheduler.watchReads(of: connection.descriptor)
      if connection.heartbeat > .zero { next.append(.now + connection.heartbeat / 4) }
    }
    if let earliest = next.min() { scheduler.turn(at: earliest) }
  }

  private func answer(_ answers: [Machine.Answer]) {
    for answer in answers { answer.receipt.answer(answer.outcome) }
  }
}
