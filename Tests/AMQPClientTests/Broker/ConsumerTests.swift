import AMQPClient
import Testing

@Suite("Consumer with a broker", .timeLimit(.minutes(1)))
struct ConsumerTests {
  private func publish(_ count: Int, to queue: String, _ host: VirtualHost) async throws {
    try await withPublisher(host.configuration) { publisher in
      let messages = (0..<count).map { AMQPMessage(exchange: "", routingKey: queue, messageID: "\($0)", body: [1]) }
      #expect(await publisher.publish(batch: messages).allSatisfy { $0 == .confirmed })
    }
  }

  @Test("Prefetch bounds the handlers: the fourth begins when one of three ends")
  func prefetch() async throws {
    try await withVirtualHost { host in
      try await host.declareQueue("work")
      try await host.declareQueue("other")
      try await publish(20, to: "work", host)
      try await publish(20, to: "other", host)
      let gate = Gate()
      let log = DeliveryLog()
      try await withConsumer(
        host.configuration, queues: ["work", "other"], prefetch: 3,
        handler: { delivery in
          await log.add(delivery)
          await gate.pass()
          return .ack
        }
      ) { _ in
        await log.first(3)
        // Both queues may hand out three each; six unsettled deliveries are with this consumer, three of them waiting.
        try await eventually("the broker has handed out all it may", within: .seconds(20)) {
          try await host.total("messages_unacknowledged") == 6
        }
        #expect(await gate.inside == 3)
        await gate.open()
        await log.first(40)
        #expect(await gate.most == 3)
      }
    }
  }

  @Test("A requeued delivery comes again, counted and marked; a dead-lettered one goes to the dead-letter queue")
  func settlements() async throws {
    try await withVirtualHost { host in
      try await host.declareQueue("dead")
      try await host.declareQueue("work", ["x-dead-letter-exchange": "", "x-dead-letter-routing-key": "dead", "x-delivery-limit": 20])
      try await publish(1, to: "work", host)
      let log = DeliveryLog()
      try await withConsumer(
        host.configuration, queues: ["work", "dead"],
        handler: { delivery in
          await log.add(delivery)
          if delivery.queue == "dead" { return .ack }
          return delivery.deliveryCount < 2 ? .requeue : .deadLetter
        }
      ) { _ in
        let deliveries = await log.first(4)
        #expect(deliveries.map(\.queue) == ["work", "work", "work", "dead"])
        #expect(deliveries.map(\.deliveryCount).prefix(3) == [0, 1, 2])
        #expect(deliveries.map(\.redelivered).prefix(3) == [false, true, true])
      }
    }
  }

  @Test("A handler of 9 s survives a heartbeat of 2 s, and its settlement counts", .timeLimit(.minutes(1)))
  func heartbeats() async throws {
    try await withVirtualHost { host in
      try await host.declareQueue("work")
      try await publish(1, to: "work", host)
      var configuration = host.configuration
      configuration.heartbeat = .seconds(2)
      let log = DeliveryLog()
      try await withConsumer(
        configuration, queues: ["work"], prefetch: 1,
        handler: { delivery in
          // The length of the work is what is tested.
          try? await Task.sleep(for: .seconds(9))
          await log.add(delivery)
          return .ack
        }
      ) { consumer in
        await log.first(1)
        #expect(await consumer.lastFailure == nil)
      }
      try await eventually("the queue is empty") {
        try await host.total("messages") == 0
      }
      #expect(await log.deliveries.count == 1)
    }
  }

  @Test("A deleted queue is noticed and subscribed again when it is back; another queue's handler is not disturbed")
  func queueDeleted() async throws {
    try await withVirtualHost { host in
      try await host.declareQueue("work")
      try await host.declareQueue("steady")
      try await publish(1, to: "steady", host)
      let gate = Gate()
      let log = DeliveryLog()
      try await withConsumer(
        host.configuration, queues: ["work", "steady"],
        handler: { delivery in
          await log.add(delivery)
          if delivery.queue == "steady" { await gate.pass() }
          return .ack
        }
      ) { consumer in
        await log.first(1)
        try await host.deleteQueue("work")
        try await eventually("the broker's cancellation arrives") { await consumer.missingQueues == ["work"] }
        try await host.declareQueue("work")
        try await publish(1, to: "work", host)
        await log.wait { $0.contains { $0.queue == "work" } }
        await gate.open()
        #expect(await consumer.lastFailure == nil)
      }
      #expect(await log.deliveries.count == 2)
    }
  }

  @Test("A queue that is missing at the start does not keep the others waiting, with no right to configure anything")
  func missingQueue() async throws {
    try await withVirtualHost { host in
      try await host.declareQueue("work")
      try await publish(1, to: "work", host)
      let user = "reader-\(host.name)"
      try await host.access.manage("PUT", "users/\(user)", ["password": "reading", "tags": ""])
      try await host.access.manage("PUT", "permissions/\(host.name)/\(user)", ["configure": "^$", "write": "^$", "read": "^(work|late)$"])
      var configuration = host.configuration
      configuration.user = user
      configuration.password = "reading"
      let log = DeliveryLog()
      try await withConsumer(configuration, queues: ["late", "work"], handler: { await log.acknowledge($0) }) { consumer in
        #expect(await log.first(1)[0].queue == "work")
        try await host.declareQueue("late")
        try await publish(1, to: "late", host)
        #expect(await log.first(2)[1].queue == "late")
        #expect(await consumer.lastFailure == nil)
      }
      try await host.access.manage("DELETE", "users/\(user)")
    }
  }

  @Test("Draining: the running handlers finish undisturbed and are settled, what waits goes back, nothing new begins")
  func drain() async throws {
    try await withVirtualHost { host in
      try await host.declareQueue("work")
      try await publish(10, to: "work", host)
      let gate = Gate()
      let log = DeliveryLog()
      let consumer = AMQPConsumer(configuration: host.configuration, queues: ["work"], prefetch: 4)
      let running = Task {
        try await consumer.run { delivery in
          await log.add(delivery)
          await gate.pass()
          return Task.isCancelled ? .requeue : .ack
        }
      }
      await log.first(4)
      running.cancel()
      try await eventually("the subscription is cancelled") {
        (try await host.access.manage("GET", "consumers/\(host.name)") as? [Any])?.isEmpty == true
      }
      #expect(await gate.inside == 4)
      await gate.open()
      try await running.value
      #expect(await consumer.status == .closed)
      #expect(await log.deliveries.count == 4)

      let rest = DeliveryLog()
      try await withConsumer(host.configuration, queues: ["work"], handler: { await rest.acknowledge($0) }) { _ in
        let deliveries = await rest.first(6)
        #expect(Set(deliveries.compactMap(\.message.messageID)) == Set((4..<10).map(String.init)))
      }
    }
  }

  @Test("Handlers that outlast the drain timeout are cancelled")
  func drainTimeout() async throws {
    try await withVirtualHost { host in
      try await host.declareQueue("work")
      try await publish(1, to: "work", host)
      var configuration = host.configuration
      configuration.drainTimeout = .milliseconds(200)
      let log = DeliveryLog()
      let consumer = AMQPConsumer(configuration: configuration, queues: ["work"], prefetch: 1)
      let running = Task {
        try await consumer.run { delivery in
          await log.add(delivery)
          // Ends when it is cancelled.
          try? await Task.sleep(for: .seconds(3600))
          return .requeue
        }
      }
      await log.first(1)
      running.cancel()
      try await running.value
      try await withConsumer(host.configuration, queues: ["work"], handler: { await log.acknowledge($0) }) { _ in
        #expect(await log.first(2)[1].redelivered)
      }
    }
  }
}
