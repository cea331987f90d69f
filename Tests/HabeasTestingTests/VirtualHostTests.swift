import HabeasTesting
import Testing

@Suite("A virtual host of a suite's own", .timeLimit(.minutes(1)))
struct VirtualHostTests {
  static let definitions = """
    {
      "exchanges": [{"name": "work", "type": "topic", "durable": true, "auto_delete": false, "internal": false, "arguments": {}}],
      "queues": [{"name": "steps/one", "durable": true, "auto_delete": false, "arguments": {"x-queue-type": "quorum"}}],
      "bindings": [{"source": "work", "destination": "steps/one", "destination_type": "queue", "routing_key": "steps.#",
                    "arguments": {}}]
    }
    """

  @Test("Definitions make the topology, and messages can be looked at and taken")
  func topology() async throws {
    try await withVirtualHost { host in
      try await host.importDefinitions(Array(Self.definitions.utf8))
      #expect(try await host.queue("steps/one").type == "quorum")
      let body: [UInt8] = [0, 255, 10, 13]
      #expect(try await host.publish(body, to: "work", routingKey: "steps.a", properties: ["message_id": "m1", "type": "t"]))
      #expect(try await host.publish(body, to: "work", routingKey: "elsewhere") == false)

      let peeked = try await host.peek("steps/one")
      #expect(peeked.map(\.messageID) == ["m1"])
      #expect(peeked.first?.body == body)
      #expect(peeked.first?.deliveryMode == 2)
      let drained = try await host.drain("steps/one")
      #expect(drained.map(\.isRedelivered) == [true])
      #expect(try await host.drain("steps/one").isEmpty)
    }
  }

  @Test("A queue's count comes with the broker's next statistics")
  func counts() async throws {
    try await withVirtualHost { host in
      try await host.importDefinitions(Array(Self.definitions.utf8))
      for _ in 1...3 { try await host.publish([1], to: "work", routingKey: "steps.a") }
      try await eventually("three messages counted") { try await host.queues().first?.messages == 3 }
    }
  }

  @Test("Two uses at once have the same user name and do not see each other")
  func isolation() async throws {
    try await withVirtualHost { first in
      try await withVirtualHost { second in
        #expect(first.name != second.name)
        let password = try await first.addUser("worker", read: "^steps$")
        #expect(try await second.addUser("worker", read: "^other$") == password)
        try await first.importDefinitions(Array(Self.definitions.utf8))
        #expect(try await second.queues().isEmpty)
      }
    }
  }

  @Test("It goes at the end, also after an error")
  func removal() async throws {
    struct Broken: Error {}
    var kept: VirtualHost?
    await #expect(throws: Broken.self) {
      try await withVirtualHost { host in
        kept = host
        throw Broken()
      }
    }
    let host = try #require(kept)
    let error = await #expect(throws: BrokerManagementError.self) { try await host.queues() }
    #expect(error?.status == 404)
  }
}
