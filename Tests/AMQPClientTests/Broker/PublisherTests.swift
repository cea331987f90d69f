import AMQPClient
import Foundation
import Testing

@Suite("Publisher with a broker", .timeLimit(.minutes(1)))
struct PublisherTests {
  @Test("A message comes out as it went in: every property, header kind and byte")
  func roundTrip() async throws {
    try await withVirtualHost { host in
      try await host.declareQueue("work")
      try await host.declareExchange("jobs", queues: ["work"])
      let message = AMQPMessage(
        exchange: "jobs", routingKey: "work", messageID: "b0a5", type: "example.kind.v1", correlationID: "case ä", replyTo: "answers",
        userID: host.access.user, applicationID: "tests", contentType: "application/json", contentEncoding: "identity",
        timestamp: Date(timeIntervalSince1970: 1_790_000_000), expiration: .seconds(600), priority: 3,
        headers: [
          "text": "Grüße", "number": -7, "big": .int(.max), "flag": true, "half": 0.5, "nothing": .null, "raw": .bytes([0, 255]),
          "when": .timestamp(Date(timeIntervalSince1970: 1_700_000_000)), "list": .array(["a", 1, .array([])]),
          "nested": .table(["inner": .table(["deep": "yes"])]),
        ], body: Array("{\"zero\":\u{0}}".utf8))
      let log = DeliveryLog()
      try await withPublisher(host.configuration) { publisher in
        #expect(await publisher.publish(message) == .confirmed)
        #expect(await publisher.publish(AMQPMessage(exchange: "", routingKey: "work", body: [], isPersistent: false)) == .confirmed)
        #expect(await publisher.status == .ready)
      }
      try await withConsumer(host.configuration, queues: ["work"], handler: { await log.acknowledge($0) }) { _ in
        let deliveries = await log.first(2)
        #expect(deliveries[0].message == message)
        #expect(deliveries[0].queue == "work")
        #expect(!deliveries[0].redelivered)
        #expect(deliveries[0].deliveryCount == 0)
        #expect(deliveries[1].message.body == [])
        #expect(!deliveries[1].message.isPersistent)
      }
    }
  }

  @Test("An unroutable message is returned, the ones around it are confirmed")
  func unroutable() async throws {
    try await withVirtualHost { host in
      try await host.declareQueue("work")
      try await withPublisher(host.configuration) { publisher in
        let batch = (0..<300).map {
          AMQPMessage(exchange: "", routingKey: $0.isMultiple(of: 3) ? "nowhere" : "work", messageID: "same", body: [1])
        }
        let outcomes = await publisher.publish(batch: batch)
        for (index, outcome) in outcomes.enumerated() {
          #expect(outcome == (index.isMultiple(of: 3) ? .returned(code: 312, text: "NO_ROUTE") : .confirmed), "at \(index)")
        }
      }
    }
  }

  @Test("What a full queue rejects is nacked")
  func nacked() async throws {
    try await withVirtualHost { host in
      try await host.declareQueue("small", ["x-max-length": 1, "x-overflow": "reject-publish"])
      try await withPublisher(host.configuration) { publisher in
        let message = AMQPMessage(exchange: "", routingKey: "small", body: [1])
        #expect(await publisher.publish(message) == .confirmed)
        // A quorum queue reports its length to publishers a moment after it has grown.
        try await eventually("the queue refuses") { await publisher.publish(message) == .nacked }
      }
    }
  }

  @Test("The broker validates the user id: a foreign one costs the channel, is never confirmed, and the publisher recovers")
  func foreignUser() async throws {
    try await withVirtualHost { host in
      try await host.declareQueue("work")
      try await withPublisher(host.configuration) { publisher in
        let foreign = AMQPMessage(exchange: "", routingKey: "work", userID: "someone-else", body: [1])
        guard case .unknown(let reason) = await publisher.publish(foreign) else {
          Issue.record("A message of somebody else must not be confirmed.")
          return
        }
        #expect(reason.contains("406"))
        #expect(await publisher.lastFailure?.replyCode == 406)
        #expect(await publisher.publish(AMQPMessage(exchange: "", routingKey: "work", userID: host.access.user, body: [1])) == .confirmed)
      }
    }
  }

  @Test("A missing exchange closes the channel: unknown, never confirmed")
  func missingExchange() async throws {
    try await withVirtualHost { host in
      try await withPublisher(host.configuration) { publisher in
        guard case .unknown(let reason) = await publisher.publish(AMQPMessage(exchange: "missing", routingKey: "x", body: [])) else {
          Issue.record("A message to a missing exchange must be unknown.")
          return
        }
        #expect(reason.contains("404"))
      }
    }
  }

  @Test("A 5 MB body arrives whole")
  func largeBody() async throws {
    try await withVirtualHost { host in
      try await host.declareQueue("work")
      let body = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
      let log = DeliveryLog()
      try await withPublisher(host.configuration) { publisher in
        #expect(await publisher.publish(AMQPMessage(exchange: "", routingKey: "work", body: body)) == .confirmed)
      }
      try await withConsumer(host.configuration, queues: ["work"], handler: { await log.acknowledge($0) }) { _ in
        #expect(await log.first(1)[0].message.body == body)
      }
    }
  }

  @Test("10,000 pipelined publishes are all confirmed, and none is lost")
  func pipelined() async throws {
    try await withVirtualHost { host in
      try await host.declareQueue("work")
      try await withPublisher(host.configuration) { publisher in
        #expect(await publisher.publish(AMQPMessage(exchange: "", routingKey: "work", messageID: "-1", body: [])) == .confirmed)
        let body = [UInt8](repeating: 7, count: 200)
        let messages = (0..<10_000).map { AMQPMessage(exchange: "", routingKey: "work", messageID: "\($0)", body: body) }
        let batchTime = await ContinuousClock().measure {
          #expect(await publisher.publish(batch: messages).allSatisfy { $0 == .confirmed })
        }
        print("10,000 publishes in one batch: \(rate(10_000, batchTime)) a second")
      }
      let log = DeliveryLog()
      let time = try await withConsumer(
        host.configuration, queues: ["work"], prefetch: 500, handler: { await log.acknowledge($0) }
      ) { _ in
        await ContinuousClock().measure { await log.first(10_001) }
      }
      print("10,001 deliveries handled and acknowledged: \(rate(10_001, time)) a second")
      #expect(Set(await log.deliveries.compactMap(\.message.messageID)).count == 10_001)
    }
  }

  @Test("Concurrent single publishes overlap their confirms")
  func concurrent() async throws {
    try await withVirtualHost { host in
      try await host.declareQueue("work")
      try await withPublisher(host.configuration) { publisher in
        let time = await ContinuousClock().measure {
          await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<10_000 {
              group.addTask { await publisher.publish(AMQPMessage(exchange: "", routingKey: "work", body: [1, 2, 3])) == .confirmed }
            }
            for await isConfirmed in group { #expect(isConfirmed) }
          }
        }
        print("10,000 concurrent single publishes: \(rate(10_000, time)) a second")
      }
    }
  }

  @Test("What breaks a limit of the protocol is refused before it costs the channel")
  func limits() async throws {
    try await withVirtualHost { host in
      try await host.declareQueue("work")
      try await withPublisher(host.configuration) { publisher in
        let outcomes = await publisher.publish(batch: [
          AMQPMessage(exchange: "", routingKey: "work", body: []),
          AMQPMessage(exchange: "", routingKey: String(repeating: "k", count: 256), body: []),
          AMQPMessage(exchange: "", routingKey: "work", body: []),
        ])
        #expect(outcomes == [.confirmed, .notSent(reason: "The routing key has 256 bytes; AMQP allows 255."), .confirmed])
        #expect(await publisher.lastFailure == nil)
      }
    }
  }

  @Test("Without a connection a message waits until its deadline and is then not sent")
  func notConnected() async throws {
    let publisher = AMQPPublisher(configuration: AMQPConfiguration(host: "127.0.0.1", port: 1, user: "nobody", password: "none"))
    let running = Task { try await publisher.run() }
    try await eventually("the attempt fails") { await publisher.lastFailure != nil }
    let outcome = await publisher.publish(AMQPMessage(exchange: "", routingKey: "work", body: []), deadline: .milliseconds(300))
    #expect(outcome == .notSent(reason: "There was no connection to the broker until the deadline."))
    #expect(await publisher.status == .connecting)
    #expect(await publisher.lastFailure?.code == .connection)
    running.cancel()
    try await running.value
    #expect(await publisher.status == .closed)
    let late = await publisher.publish(AMQPMessage(exchange: "", routingKey: "work", body: []))
    #expect(late == .notSent(reason: "The publisher is closed."))
    await #expect(throws: AMQPError.self) { try await publisher.run() }
  }

  @Test("A refused login is told and tried again")
  func refusedLogin() async throws {
    try await withVirtualHost { host in
      var configuration = host.configuration
      configuration.password = "wrong"
      try await withPublisher(configuration) { publisher in
        try await eventually("the refusal shows") { await publisher.lastFailure?.code == .authentication }
        #expect(await publisher.lastFailure?.message.contains("wrong") == false)
      }
    }
  }

  @Test("Cancelling sends and awaits what was taken in")
  func drain() async throws {
    try await withVirtualHost { host in
      try await host.declareQueue("work")
      let publisher = AMQPPublisher(configuration: host.configuration)
      let running = Task { try await publisher.run() }
      try await eventually("ready") { await publisher.status == .ready }
      let messages = (0..<5000).map { _ in AMQPMessage(exchange: "", routingKey: "work", body: [1]) }
      async let outcomes = publisher.publish(batch: messages)
      async let one = publisher.publish(AMQPMessage(exchange: "", routingKey: "work", body: [1]))
      _ = await one
      running.cancel()
      try await running.value
      let answered = await outcomes
      #expect(answered.allSatisfy { $0 == .confirmed } || answered.allSatisfy { $0 == .notSent(reason: "The publisher is closed.") })
    }
  }

  private func rate(_ count: Int, _ time: Duration) -> Int {
    Int(Double(count) / (time / .seconds(1)))
  }
}
