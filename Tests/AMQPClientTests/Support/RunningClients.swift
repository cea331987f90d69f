import AMQPClient

/// Runs a publisher while the body runs, then cancels it and waits until it has drained.
func withPublisher<Result: Sendable>(
  _ configuration: AMQPConfiguration, _ body: @Sendable (AMQPPublisher) async throws -> Result
) async throws -> Result {
  let publisher = AMQPPublisher(configuration: configuration)
  return try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask { try await publisher.run() }
    let result = try await body(publisher)
    group.cancelAll()
    try await group.waitForAll()
    return result
  }
}

/// Runs a consumer while the body runs, then cancels it and waits until it has drained.
func withConsumer<Result: Sendable>(
  _ configuration: AMQPConfiguration, queues: [String], prefetch: Int = 10,
  handler: @escaping @Sendable (AMQPDelivery) async -> Settlement, _ body: @Sendable (AMQPConsumer) async throws -> Result
) async throws -> Result {
  let consumer = AMQPConsumer(configuration: configuration, queues: queues, prefetch: prefetch)
  return try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask { try await consumer.run(handler) }
    let result = try await body(consumer)
    group.cancelAll()
    try await group.waitForAll()
    return result
  }
}

/// Waits until something outside becomes so, by asking again and again: a broker gives no signal for it.
func eventually(
  _ what: String, within limit: Duration = .seconds(30), _ isSo: @Sendable () async throws -> Bool
) async throws {
  let deadline = ContinuousClock.now + limit
  while try await !isSo() {
    guard .now < deadline else { throw BrokerTestError("Not within \(limit): \(what).") }
    try await Task.sleep(for: .milliseconds(20))
  }
}
