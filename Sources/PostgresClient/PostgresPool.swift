import ThreadLoop

/// Performs what ``PoolState`` decides: connections, waiters, timers.
actor PostgresPool {
  struct Waiter {
    let continuation: CheckedContinuation<Result<PostgresConnection, PostgresError>, Never>
    let timers: [Registration]
  }

  struct Attempt {
    let operation: Operation
    let task: Task<Void, Never>
  }

  nonisolated let loop: ThreadLoop
  nonisolated let configuration: PostgresConfiguration
  nonisolated let waiter: DescriptorWaiter

  private var state: PoolState
  private var connections: [PoolState.ConnectionID: PostgresConnection] = [:]
  private var waiters: [PoolState.WaiterID: Waiter] = [:]
  private var attempts: [PoolState.ConnectionID: Attempt] = [:]
  private var listeners: [WeakListener] = []
  private var closers: [CheckedContinuation<Void, Never>] = []
  private var lastFailure = PostgresError(.connection, "No connection could be made.")
  private var lastWaiter: PoolState.WaiterID = 0
  private var lastToken: UInt64 = 0

  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  init(configuration: PostgresConfiguration, maximumConnections: Int, loop: ThreadLoop) {
    guard let waiter = loop.waiter as? DescriptorWaiter else {
      preconditionFailure("A PostgreSQL client needs a loop with a DescriptorWaiter; “\(loop.name)” has another waiter.")
    }
    self.configuration = configuration
    self.loop = loop
    self.waiter = waiter
    state = PoolState(maximum: maximumConnections)
  }

  var waiterCount: Int { waiters.count }

  var leasedCount: Int { state.leasedCount }

  // MARK: Leases

  /// Runs statements on any connection, each exchange a transaction of its own.
  func run(_ commands: [Command], deadline: ContinuousClock.Instant?) async -> Result<[PostgresResult], PostgresError> {
    await withConnection(deadline: deadline) { connection, operation in
      let terms = PostgresConnection.Terms(mayCommit: true, operation: operation, deadline: deadline)
      let result = await connection.run(commands, terms)
      // A plan that went stale had no effect; it is prepared anew. Not so a pipeline, which may hold a COMMIT.
      guard commands.count == 1, case .failure(let error) = result, error.isStaleStatement else { return result }
      return await connection.run(commands, terms)
    }
  }

  func runScript(_ sql: String, deadline: ContinuousClock.Instant?) async -> Result<Void, PostgresError> {
    await withConnection(deadline: deadline) { connection, operation in
      await connection.runScript(sql, .init(mayCommit: true, operation: operation, deadline: deadline))
    }
  }

  /// Leases a connection for a transaction.
  func begin(_ sql: String, deadline: ContinuousClock.Instant?) async -> Result<PostgresTransaction, PostgresError> {
    let operation = Operation(loop)
    let acquired = await withTaskExecutorPreference(loop.taskExecutor) {
      await withTaskCancellationHandler {
        await acquire(operation, deadline: deadline)
      } onCancel: {
        operation.requestCancel()
      }
    }
    switch acquired {
    case .failure(let error): return .failure(error)
    case .success(let connection):
      lastToken += 1
      await connection.lease(TransactionLease(token: lastToken, pendingBegin: sql))
      return .success(PostgresTransaction(connection: connection, token: lastToken))
    }
  }

  /// Ends a transaction and gives its connection back.
  func finish(_ transaction: PostgresTransaction, commit: Bool) async -> Result<Void, PostgresError> {
    await withTaskExecutorPreference(loop.taskExecutor) {
      let outcome = await transaction.connection.finishTransaction(transaction.token, commit: commit)
      await release(transaction.connection)
      return outcome
    }
  }

  private func withConnection<Value: Sendable>(
    deadline: ContinuousClock.Instant?,
    _ body: (PostgresConnection, Operation) async -> Result<Value, PostgresError>
  ) async -> Result<Value, PostgresError> {
    let operation = Operation(loop)
    return await withTaskExecutorPreference(loop.taskExecutor) {
      await withTaskCancellationHandler {
        switch await acquire(operation, deadline: deadline) {
        case .failure(let error): return .failure(error)
        case .success(let connection):
          let result = await body(connection, operation)
          await release(connection)
          return result
        }
      } onCancel: {
        operation.requestCancel()
      }
    }
  }

  private func acquire(
    _ operation: Operation, deadline: ContinuousClock.Instant?
  ) async -> Result<PostgresConnection, PostgresError> {
    while true {
      if operation.isCancelled || Task.isCancelled { return .failure(.cancelled) }
      lastWaiter += 1
      let waiterID = lastWaiter
      switch state.acquire(waiterID) {
      case .closed: return .failure(.closed)
      case .leased(let id):
        if let connection = connections[id], await connection.isAlive() { return .success(connection) }
        perform(state.release(id, isUsable: false))
      case .waiting(let actions):
        let result = await withCheckedContinuation { continuation in
          waiters[waiterID] = Waiter(continuation: continuation, timers: setTimers(for: waiterID, deadline: deadline))
          operation.park(.pool(self, waiterID))
          perform(actions)
        }
        operation.park(nil)
        return result
      }
    }
  }

  private func release(_ connection: PostgresConnection) async {
    let isReusable = await connection.isReusable
    perform(state.release(connection.id, isUsable: isReusable))
  }

  // MARK: Waiting

  private func setTimers(for id: PoolState.WaiterID, deadline: ContinuousClock.Instant?) -> [Registration] {
    let patience = waiter.after(.now + configuration.connectTimeout) { [weak self] in self?.patienceEndedOnLoop(id) }
    guard let deadline else { return [patience] }
    return [patience, waiter.after(deadline) { [weak self] in self?.expireOnLoop(id) }]
  }

  private func finish(_ id: PoolState.WaiterID, _ result: Result<PostgresConnection, PostgresError>) {
    guard let waiting = waiters.removeValue(forKey: id) else { return }
    for timer in waiting.timers { waiter.cancel(timer) }
    waiting.continuation.resume(returning: result)
  }

  nonisolated func abandonOnLoop(_ id: PoolState.WaiterID) {
    assumeIsolated { $0.leave(id, .cancelled) }
  }

  private nonisolated func expireOnLoop(_ id: PoolState.WaiterID) {
    assumeIsolated { $0.leave(id, PostgresError(.deadline, "No connection became free before the deadline.")) }
  }

  private nonisolated func patienceEndedOnLoop(_ id: PoolState.WaiterID) {
    assumeIsolated { $0.state.patienceEnded(id) }
  }

  private func leave(_ id: PoolState.WaiterID, _ error: PostgresError) {
    if state.abandon(id) { finish(id, .failure(error)) }
    signalIfDrained()
  }

  // MARK: Actions

  private func perform(_ actions: [PoolState.Action]) {
    for action in actions {
      switch action {
      case .lease(let id, let waiterID):
        guard let connection = connections[id] else { preconditionFailure("The pool leased a connection that it does not have.") }
        finish(waiterID, .success(connection))
      case .connect(let id): connect(id)
      case .close(let id): connections.removeValue(forKey: id)?.closeOnLoop()
      case .fail(let waiterID): finish(waiterID, .failure(lastFailure))
      case .retry(let pause): waiter.after(.now + pause) { [weak self] in self?.retryOnLoop() }
      }
    }
    signalIfDrained()
  }

  private nonisolated func retryOnLoop() {
    assumeIsolated { $0.perform($0.state.retryDue()) }
  }

  /// A task of the pool's own, since the connection may come to serve another waiter than the one that caused it.
  /// ``close()`` waits for it.
  private func connect(_ id: PoolState.ConnectionID) {
    let operation = Operation(loop)
    let connection = PostgresConnection(id: id, configuration: configuration, loop: loop)
    let task = Task {
      do throws(PostgresConnection.OpenFailure) {
        try await connection.open(operation: operation)
        connected(connection)
      } catch {
        failed(id, error)
      }
    }
    attempts[id] = Attempt(operation: operation, task: task)
  }

  private func connected(_ connection: PostgresConnection) {
    attempts.removeValue(forKey: connection.id)
    connections[connection.id] = connection
    perform(state.connected(connection.id))
  }

  private func failed(_ id: PoolState.ConnectionID, _ failure: PostgresConnection.OpenFailure) {
    attempts.removeValue(forKey: id)
    lastFailure = failure.error
    perform(state.connectFailed(id, isFinal: failure.isFinal, jitter: .random(in: 0...1)))
  }

  // MARK: Closing

  /// Refuses new work, lets what was begun end, and closes every connection.
  func close() async {
    perform(state.beginClosing())
    for listener in listeners { await listener.value?.stop() }
    listeners = []
    if waiters.isEmpty {
      for attempt in attempts.values { attempt.operation.requestCancel() }
    }
    if !isDrained { await withCheckedContinuation { closers.append($0) } }
  }

  private var isDrained: Bool { state.isDrained && attempts.isEmpty }

  private func signalIfDrained() {
    guard state.isClosing, isDrained, !closers.isEmpty else { return }
    for closer in closers { closer.resume() }
    closers = []
  }

  /// Whether the listener may work: after ``close()`` it may not.
  func adopt(_ listener: PostgresListener) -> Bool {
    guard !state.isClosing else { return false }
    listeners.removeAll { $0.value == nil }
    listeners.append(WeakListener(value: listener))
    return true
  }

  private struct WeakListener {
    weak var value: PostgresListener?
  }
}
