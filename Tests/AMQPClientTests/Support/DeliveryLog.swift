import AMQPClient

/// Deliveries in the order in which handlers got them, and a way to wait for the next ones.
actor DeliveryLog {
  private(set) var deliveries: [AMQPDelivery] = []
  private var waiting: [(isMet: ([AMQPDelivery]) -> Bool, continuation: CheckedContinuation<Void, Never>)] = []

  func add(_ delivery: AMQPDelivery) {
    deliveries.append(delivery)
    let met = waiting.filter { $0.isMet(deliveries) }
    waiting.removeAll { $0.isMet(deliveries) }
    for waiter in met { waiter.continuation.resume() }
  }

  /// A handler that only notes what came.
  func acknowledge(_ delivery: AMQPDelivery) -> Settlement {
    add(delivery)
    return .ack
  }

  /// Waits until this many have come.
  @discardableResult
  func first(_ count: Int) async -> [AMQPDelivery] {
    await wait { $0.count >= count }
    return Array(deliveries.prefix(count))
  }

  func wait(until isMet: @escaping @Sendable ([AMQPDelivery]) -> Bool) async {
    if isMet(deliveries) { return }
    await withCheckedContinuation { waiting.append((isMet, $0)) }
  }
}
