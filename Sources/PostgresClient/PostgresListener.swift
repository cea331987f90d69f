import ThreadLoop

/// One iteration over a channel's notifications.
actor PostgresListener {
  private nonisolated let channel: String
  private nonisolated let pool: PostgresPool
  private var connection: PostgresConnection?
  private var backoff = Backoff(first: .milliseconds(50), longest: .seconds(5))
  private var current: Operation?
  private var isAdopted = false
  private var isStopped = false

  nonisolated var unownedExecutor: UnownedSerialExecutor { pool.loop.asUnownedSerialExecutor() }

  init(channel: String, pool: PostgresPool) {
    self.channel = channel
    self.pool = pool
  }

  /// The next notification; `nil` when the task was cancelled or the client closed.
  func next() async -> Result<PostgresNotification?, PostgresError> {
    let operation = Operation(pool.loop)
    return await withTaskExecutorPreference(pool.loop.taskExecutor) {
      await withTaskCancellationHandler {
        current = operation
        defer { current = nil }
        return await advance(operation)
      } onCancel: {
        operation.requestCancel()
      }
    }
  }

  func stop() {
    isStopped = true
    current?.requestCancel()
    if current == nil { connection = nil }
  }

  private func advance(_ operation: Operation) async -> Result<PostgresNotification?, PostgresError> {
    if !isAdopted {
      isAdopted = true
      if await !pool.adopt(self) { isStopped = true }
    }
    while !isStopped, !operation.isCancelled {
      guard let connection else {
        switch await listen(operation) {
        case .success(false): continue
        case .success(true): return .success(PostgresNotification(kind: .listening, channel: channel, payload: ""))
        case .failure(let error): return .failure(error)
        }
      }
      if let (channel, payload) = await connection.takeNotification() {
        return .success(PostgresNotification(kind: .notified, channel: channel, payload: payload))
      }
      if await !connection.awaitInput(operation), !operation.isCancelled { self.connection = nil }
    }
    if isStopped { connection = nil }
    return .success(nil)
  }

  /// Connects and listens. False when that failed and may be tried again, which is after a pause.
  private func listen(_ operation: Operation) async -> Result<Bool, PostgresError> {
    let candidate = PostgresConnection(id: 0, configuration: pool.configuration, loop: pool.loop)
    do {
      try await candidate.open(operation: operation)
    } catch {
      if error.isFinal { return .failure(error.error) }
      await pause(operation)
      return .success(false)
    }
    let quoted = channel.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    do {
      let command = try Command("LISTEN \"\(quoted)\"", isPrepared: false)
      _ = try await candidate.run([command], .init(mayCommit: false, operation: operation)).get()
    } catch {
      if error.code == .sql || error.code == .parameter { return .failure(error) }
      await pause(operation)
      return .success(false)
    }
    backoff.reset()
    connection = candidate
    return .success(true)
  }

  private func pause(_ operation: Operation) async {
    guard !operation.isCancelled else { return }
    let deadline = ContinuousClock.now + backoff.next(jitter: .random(in: 0...1))
    let waiter = pool.waiter
    _ = await withCheckedContinuation { continuation in
      let registration = waiter.pause(until: deadline) { continuation.resume(returning: $0) }
      operation.park(.descriptor(waiter, registration))
    }
    operation.park(nil)
  }
}
