import AMQPClient
import Foundation
import Glibc
import Testing

/// What a broker of its own goes through, one test after the other.
@Suite("Clients and a failing broker", .serialized, .timeLimit(.minutes(2)))
struct BrokerFailureTests {
  private static let starting = Task { try await PrivateBroker.launch() }

  private func withBroker(_ body: (PrivateBroker, VirtualHost) async throws -> Void) async throws {
    let broker = try await Self.starting.value
    try await withVirtualHost(broker.access) { host in try await body(broker, host) }
  }

  private func message(_ id: String) -> AMQPMessage {
    AMQPMessage(exchange: "", routingKey: "work", messageID: id, body: Array(id.utf8))
  }

  @Test("A broker that is stopped past two heartbeats is noticed, what was sent is unknown, and all goes on when it does")
  func stopped() async throws {
    try await withBroker { broker, host in
      try await host.declareQueue("work")
      var configuration = host.configuration
      configuration.heartbeat = .seconds(2)
      configuration.connectTimeout = .seconds(1)
      let (watched, log) = (configuration, DeliveryLog())
      try await withConsumer(watched, queues: ["work"], handler: { await log.acknowledge($0) }) { consumer in
        try await withPublisher(watched) { publisher in
          #expect(await publisher.publish(message("before")) == .confirmed)
          await log.first(1)
          try broker.signal(SIGSTOP)
          let outcome = await publisher.publish(message("while stopped"))
          guard case .unknown(let reason) = outcome else {
            try broker.signal(SIGCONT)
            Issue.record("A stopped broker cannot answer, but: \(outcome)")
            return
          }
          #expect(reason.contains("silent for two heartbeats"))
          try await eventually("the consumer notices too") { await consumer.lastFailure?.code == .timeout }
          try broker.signal(SIGCONT)
          #expect(await publisher.publish(message("after")) == .confirmed)
          await log.wait { $0.contains { $0.message.messageID == "after" } }
        }
      }
    }
  }

  @Test("A broker killed in mid-use and started again: nothing confirmed is lost, what comes twice is marked")
  func killed() async throws {
    try await withBroker { broker, host in
      try await host.declareQueue("work")
      try broker.persistRegister()
      let (log, gate) = (DeliveryLog(), Gate())
      try await withConsumer(
        host.configuration, queues: ["work"], prefetch: 50,
        handler: { delivery in
          await log.add(delivery)
          if delivery.message.messageID == "held", !delivery.redelivered { await gate.pass() }
          return .ack
        }
      ) { consumer in
        try await withPublisher(host.configuration) { publisher in
          #expect(await publisher.publish(message("held")) == .confirmed)
          await log.first(1)
          async let confirmed = publishSteadily(publisher, until: 3000)
          await log.first(500)
          try broker.signal(SIGKILL)
          try await eventually("the clients notice") { await consumer.lastFailure != nil }
          try broker.start()
          let ids = try await confirmed
          // The handler of the first life ends now; its settlement belongs to a connection that is gone.
          await gate.open()
          await log.wait { deliveries in
            let seen = Set(deliveries.compactMap(\.message.messageID))
            return seen.isSuperset(of: ids) && deliveries.contains { $0.message.messageID == "held" && $0.redelivered }
          }
          #expect(ids.count > 500)
        }
      }
      var seen: Set<String> = []
      for delivery in await log.deliveries where !seen.insert(delivery.message.messageID ?? "").inserted {
        // A message whose first publish ended unknown was published again by the test under the same id.
        #expect(delivery.redelivered || delivery.message.headers["again"] == true)
      }
    }
  }

  /// Publishes until every id is confirmed, again after an unknown outcome as an outbox does. Returns the ids.
  private func publishSteadily(_ publisher: AMQPPublisher, until count: Int) async throws -> Set<String> {
    var confirmed: Set<String> = []
    for batch in stride(from: 0, to: count, by: 50) {
      var open = (batch..<batch + 50).map { message("\($0)") }
      while !open.isEmpty {
        let outcomes = await publisher.publish(batch: open)
        var next: [AMQPMessage] = []
        for (message, outcome) in zip(open, outcomes) {
          guard outcome != .confirmed, var again = Optional(message) else {
            confirmed.insert(message.messageID ?? "")
            continue
          }
          again.headers["again"] = true
          next.append(again)
        }
        open = next
      }
    }
    return confirmed
  }

  @Test("A memory alarm shows as blocked, what waits past its deadline is not sent, and it ends with the alarm")
  func memoryAlarm() async throws {
    try await withBroker { broker, host in
      try await host.declareQueue("work")
      try await withPublisher(host.configuration) { publisher in
        #expect(await publisher.publish(message("before")) == .confirmed)
        try broker.evaluate("vm_memory_monitor:set_vm_memory_high_watermark(0.000001).")
        try await eventually("the alarm is raised") { try broker.evaluate("rabbit_alarm:get_alarms().").contains("memory") }
        // The broker tells a connection when it publishes next; this message stays in the socket until the alarm is over.
        async let first = publisher.publish(message("first"))
        try await eventually("blocked") { if case .blocked = await publisher.status { true } else { false } }
        let late = await publisher.publish(message("late"), deadline: .milliseconds(200))
        guard case .notSent(let reason) = late else {
          Issue.record("Nothing is sent to a broker that blocks, but: \(late)")
          return
        }
        #expect(reason.contains("blocking"))
        async let second = publisher.publish(message("second"))
        try broker.evaluate("vm_memory_monitor:set_vm_memory_high_watermark(0.4).")
        #expect(await first == .confirmed)
        #expect(await second == .confirmed)
        #expect(await publisher.status == .ready)
      }
    }
  }

  @Test("TLS: a verified broker is spoken to; a foreign authority and a wrong host name are refused")
  func tls() async throws {
    try await withBroker { broker, host in
      try await host.declareQueue("work")
      let certificates = try TestCertificates()
      defer { certificates.remove() }
      let port = try PrivateBroker.freePorts(1)[0]
      try broker.evaluate(
        """
        rabbit_networking:start_ssl_listener({"127.0.0.1", \(port), inet}, [{cacertfile, "\(certificates.authority)"}, \
        {certfile, "\(certificates.certificate)"}, {keyfile, "\(certificates.key)"}, {versions, ['tlsv1.2', 'tlsv1.3']}], 2).
        """)
      var configuration = host.configuration
      configuration.host = "localhost"
      configuration.port = port
      configuration.tls = AMQPTLS(certificateAuthorityFile: certificates.authority)
      try await withPublisher(configuration) { publisher in
        let messages = (0..<2000).map { message("\($0)") }
        #expect(await publisher.publish(batch: messages).allSatisfy { $0 == .confirmed })
      }
      let log = DeliveryLog()
      try await withConsumer(configuration, queues: ["work"], handler: { await log.acknowledge($0) }) { _ in _ = await log.first(2000) }

      try await expectTLSRefusal(configuration) { $0.tls = AMQPTLS(certificateAuthorityFile: certificates.foreignAuthority) }
      try await expectTLSRefusal(configuration) { $0.host = "127.0.0.1" }
    }
  }

  private func expectTLSRefusal(_ configuration: AMQPConfiguration, _ change: (inout AMQPConfiguration) -> Void) async throws {
    var changed = configuration
    change(&changed)
    try await withPublisher(changed) { publisher in
      try await eventually("the refusal") { await publisher.lastFailure != nil }
      #expect(await publisher.lastFailure?.code == .tls)
    }
  }
}
