import Testing

@testable import AMQPClient

@Suite("Consumer state machine", .timeLimit(.minutes(1)))
struct ConsumerStateMachineTests {
  typealias Machine = ConsumerStateMachine<Int>

  private func machine(prefetch: Int, queues: [String] = ["work"]) -> Machine {
    var machine = Machine(queues: queues, prefetch: prefetch)
    machine.connected()
    for queue in queues { machine.subscribed(queue: queue, consumerTag: "tag of \(queue)") }
    return machine
  }

  @Test("At most `prefetch` handlers run; the next begins when one ends, in order")
  func prefetch() {
    var machine = machine(prefetch: 2)
    let starts = (1...4).map { machine.delivered(tag: UInt64($0), payload: $0) }
    #expect(starts.map { $0?.payload } == [1, 2, nil, nil])
    #expect(machine.runningCount == 2)
    #expect(machine.backlogCount == 2)
    let finish = machine.finished(DeliveryToken(generation: 1, tag: 2), .ack)
    #expect(finish.settle?.tag == 2)
    #expect(finish.settle?.settlement == .ack)
    #expect(finish.start?.payload == 3)
  }

  @Test("A delivery is settled once")
  func settledOnce() {
    var machine = machine(prefetch: 1)
    _ = machine.delivered(tag: 1, payload: 1)
    let token = DeliveryToken(generation: 1, tag: 1)
    #expect(machine.finished(token, .requeue).settle?.settlement == .requeue)
    #expect(machine.finished(token, .ack).settle == nil)
  }

  @Test("A settlement for an earlier connection is dropped, though the new one uses the same delivery tags")
  func lateSettlement() {
    var machine = machine(prefetch: 2)
    _ = machine.delivered(tag: 1, payload: 1)
    machine.connectionLost()
    machine.connected()
    machine.subscribed(queue: "work", consumerTag: "again")
    let second = machine.delivered(tag: 1, payload: 1)
    #expect(second?.token == DeliveryToken(generation: 2, tag: 1))
    #expect(machine.finished(DeliveryToken(generation: 1, tag: 1), .ack).settle == nil)
    #expect(machine.finished(DeliveryToken(generation: 2, tag: 1), .ack).settle?.tag == 1)
  }

  @Test("Handlers of an earlier connection still count against the prefetch, and what they left waiting is forgotten")
  func oldHandlersCount() {
    var machine = machine(prefetch: 1)
    _ = machine.delivered(tag: 1, payload: 1)
    _ = machine.delivered(tag: 2, payload: 2)
    machine.connectionLost()
    #expect(machine.backlogCount == 0)
    machine.connected()
    #expect(machine.delivered(tag: 1, payload: 3) == nil)
    let finish = machine.finished(DeliveryToken(generation: 1, tag: 1), .ack)
    #expect(finish.settle == nil)
    #expect(finish.start?.payload == 3)
  }

  @Test("A subscription that the broker cancels is to be made again, with a count of the failures")
  func cancelledByBroker() {
    var machine = machine(prefetch: 1, queues: ["work", "other"])
    #expect(machine.cancelledByBroker(consumerTag: "nobody's") == nil)
    #expect(machine.cancelledByBroker(consumerTag: "tag of work") == "work")
    #expect(machine.cancelledByBroker(consumerTag: "tag of work") == nil)
    #expect(machine.subscriptionFailed(queue: "work") == 1)
    #expect(machine.subscriptionFailed(queue: "work") == 2)
    #expect(machine.activeTags == ["tag of other"])
    machine.subscribed(queue: "work", consumerTag: "again")
    #expect(machine.queue(of: "again") == "work")
  }

  @Test("Draining cancels the subscriptions, begins nothing more and ends with the last handler")
  func drain() {
    var machine = machine(prefetch: 1)
    _ = machine.delivered(tag: 1, payload: 1)
    _ = machine.delivered(tag: 2, payload: 2)
    #expect(machine.drain() == ["tag of work"])
    #expect(machine.drain() == [])
    #expect(!machine.isDrained)
    #expect(machine.delivered(tag: 3, payload: 3) == nil)
    let finish = machine.finished(DeliveryToken(generation: 1, tag: 1), .deadLetter)
    #expect(finish.settle?.settlement == .deadLetter)
    #expect(finish.start == nil)
    #expect(machine.isDrained)
  }

  @Test("Random histories: never more handlers than the prefetch, every settlement once and on its own connection", arguments: 0..<20)
  func randomHistories(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var machine = Machine(queues: ["work"], prefetch: Int.random(in: 1...9, using: &random))
    var nextTag: UInt64 = 1
    var running: Set<DeliveryToken> = []
    var ended: [DeliveryToken] = []
    var settled: Set<DeliveryToken> = []
    for _ in 0..<10_000 {
      switch Int.random(in: 0..<20, using: &random) {
      case 0 where machine.isConnected: machine.connectionLost()
      case 0:
        machine.connected()
        machine.subscribed(queue: "work", consumerTag: "\(machine.generation)")
        nextTag = 1
      case 1..<10 where machine.isConnected:
        if let start = machine.delivered(tag: nextTag, payload: 0) { #expect(running.insert(start.token).inserted) }
        nextTag += 1
      case 10..<18:
        guard let token = running.randomElement(using: &random) else { continue }
        running.remove(token)
        ended.append(token)
        let finish = machine.finished(token, .ack)
        #expect((finish.settle != nil) == (machine.isConnected && token.generation == machine.generation))
        if let settle = finish.settle {
          #expect(settled.insert(DeliveryToken(generation: machine.generation, tag: settle.tag)).inserted)
        }
        if let start = finish.start { #expect(running.insert(start.token).inserted) }
      default:
        guard let token = ended.randomElement(using: &random) else { continue }
        let again = machine.finished(token, .ack)
        #expect(again.settle == nil && again.start == nil)
      }
      #expect(machine.runningCount == running.count)
      #expect(running.count <= machine.prefetch)
      if machine.isConnected, running.count < machine.prefetch { #expect(machine.backlogCount == 0) }
    }
  }
}
