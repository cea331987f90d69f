import Testing

@testable import AMQPClient

@Suite("Values", .timeLimit(.minutes(1)))
struct ValueTests {
  @Test("Pauses double up to the cap and are shortened by up to a half")
  func backoff() {
    let backoff = Backoff(initial: .milliseconds(100), maximum: .seconds(3))
    #expect(backoff.pause(afterFailures: 1, fraction: 1) == .milliseconds(100))
    #expect(backoff.pause(afterFailures: 3, fraction: 1) == .milliseconds(400))
    #expect(backoff.pause(afterFailures: 3, fraction: 0) == .milliseconds(200))
    #expect(backoff.pause(afterFailures: 500, fraction: 1) == .seconds(3))
  }

  @Test("A connection that breaks at once counts as another failure in a row; one that lasted does not")
  func reconnectSchedule() throws {
    var schedule = ReconnectSchedule(backoff: Backoff(initial: .seconds(1), maximum: .seconds(60)))
    let start = ContinuousClock.now
    schedule.start(now: start)
    #expect(schedule.nextAttempt == start)
    for _ in 0..<5 {
      schedule.connected(now: start)
      #expect(schedule.nextAttempt == nil)
      schedule.failed(now: start)
    }
    #expect(try #require(schedule.nextAttempt) >= start + .seconds(8))
    schedule.connected(now: start)
    schedule.failed(now: start + .seconds(60))
    #expect(try #require(schedule.nextAttempt) <= start + .seconds(61))
  }

  @Test("What the wire cannot carry is named: long names, many headers, big bodies")
  func limits() {
    let long = String(repeating: "ä", count: 128)
    var message = AMQPMessage(exchange: "work", routingKey: "key", body: [1, 2, 3])
    #expect(message.limitBroken(frameMax: 131_072, bodyMax: 3) == nil)
    #expect(message.limitBroken(frameMax: 131_072, bodyMax: 2) == "The body has 3 bytes; the limit is 2.")
    message.routingKey = long
    #expect(message.limitBroken(frameMax: 131_072, bodyMax: 3) == "The routing key has 256 bytes; AMQP allows 255.")
    message.routingKey = "key"
    message.headers = ["blob": .string(String(repeating: "x", count: 130_000))]
    #expect(message.limitBroken(frameMax: 131_072, bodyMax: 3)?.hasPrefix("The headers have 130014 bytes") == true)
    message.headers = ["outer": .table([long: true])]
    #expect(message.limitBroken(frameMax: 131_072, bodyMax: 3) != nil)
  }

  @Test("A message is put together from its frames; its publish sequence names a returned one and is hidden in a delivery")
  func assembler() {
    var assembler = ContentAssembler()
    assembler.begin(.deliver(tag: 7, consumerTag: "c", redelivered: true), exchange: "e", routingKey: "r")
    #expect(assembler.header(bodySize: 3) { $0.headers = [ContentAssembler.sequenceHeader: 9, "kept": true] } == nil)
    #expect([UInt8]([1, 2]).withUnsafeBytes { assembler.body($0) } == nil)
    guard case .delivered(let delivery) = [UInt8]([3]).withUnsafeBytes({ assembler.body($0) }) else {
      Issue.record("The last body frame must complete the delivery.")
      return
    }
    #expect(delivery.tag == 7)
    #expect(delivery.message == AMQPMessage(exchange: "e", routingKey: "r", headers: ["kept": true], body: [1, 2, 3]))

    assembler.begin(.returned(code: 312, text: "NO_ROUTE"), exchange: "e", routingKey: "r")
    guard case .returned(let tag, let code, _) = assembler.header(bodySize: 0, { $0.headers = [ContentAssembler.sequenceHeader: 9] }) else {
      Issue.record("A header without a body must complete the return.")
      return
    }
    #expect(tag == 9)
    #expect(code == 312)
  }

  @Test("A configuration shows itself without its password")
  func redaction() {
    let configuration = AMQPConfiguration(host: "broker.example", user: "worker", password: "hunter2")
    var dumped = ""
    dump(configuration, to: &dumped)
    #expect(configuration.description == "amqp://worker@broker.example:5672//")
    #expect(!dumped.contains("hunter2"))
  }

  @Test("A first-in-first-out queue keeps its order through growth, removal and shrinking")
  func fifo() {
    var fifo = Fifo<Int>()
    var expected: [Int] = []
    var random = SeededGenerator(seed: 7)
    for number in 0..<20_000 {
      fifo.append(number)
      expected.append(number)
      if Bool.random(using: &random) { #expect(fifo.popFirst() == expected.removeFirst()) }
    }
    #expect(fifo.remove { $0.isMultiple(of: 2) } == expected.filter { $0.isMultiple(of: 2) })
    #expect(fifo.elements == expected.filter { !$0.isMultiple(of: 2) })
    #expect(fifo.count == fifo.removeAll().count)
    #expect(fifo.isEmpty)
  }
}
