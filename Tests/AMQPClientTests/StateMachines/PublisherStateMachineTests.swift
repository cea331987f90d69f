import Testing

@testable import AMQPClient

@Suite("Publisher state machine", .timeLimit(.minutes(1)))
struct PublisherStateMachineTests {
  typealias Machine = PublisherStateMachine<String, Int>

  let now = ContinuousClock.now

  private func machine(submitting receipts: ClosedRange<Int>, connected: Bool = true) -> Machine {
    var machine = Machine()
    if connected { machine.connected() }
    for receipt in receipts { #expect(submit(receipt, to: &machine) == nil) }
    return machine
  }

  private func submit(_ receipt: Int, to machine: inout Machine, within time: Duration = .seconds(30)) -> PublishOutcome? {
    machine.submit(.init(payload: "message \(receipt)", receipt: receipt, deadline: now + time))?.outcome
  }

  private func writeAll(_ machine: inout Machine) -> [UInt64] {
    var tags: [UInt64] = []
    while let write = machine.nextWrite() { tags.append(write.tag) }
    return tags
  }

  private func outcomes(_ answers: [Machine.Answer]) -> [Int: PublishOutcome] {
    Dictionary(uniqueKeysWithValues: answers.map { ($0.receipt, $0.outcome) })
  }

  @Test("Delivery tags count from 1 in the order of submission")
  func tags() {
    var machine = machine(submitting: 1...3)
    #expect(machine.nextWrite()?.payload == "message 1")
    #expect(writeAll(&machine) == [2, 3])
    #expect(machine.pendingCount == 3)
    #expect(machine.queuedCount == 0)
  }

  @Test("A confirm of several tags answers every open one up to it, once")
  func multipleConfirm() {
    var machine = machine(submitting: 1...5)
    _ = writeAll(&machine)
    #expect(outcomes(machine.confirmed(tag: 2, multiple: false, isPositive: true)) == [2: .confirmed])
    #expect(outcomes(machine.confirmed(tag: 4, multiple: true, isPositive: true)) == [1: .confirmed, 3: .confirmed, 4: .confirmed])
    #expect(machine.confirmed(tag: 4, multiple: true, isPositive: true).isEmpty)
    #expect(outcomes(machine.confirmed(tag: 0, multiple: true, isPositive: false)) == [5: .nacked])
    #expect(machine.isIdle)
  }

  @Test("An acknowledgement after a return is a failure: the message was unroutable")
  func returnThenAck() {
    var machine = machine(submitting: 1...3)
    _ = writeAll(&machine)
    machine.returned(tag: 2, code: 312, text: "NO_ROUTE")
    let answers = outcomes(machine.confirmed(tag: 3, multiple: true, isPositive: true))
    #expect(answers == [1: .confirmed, 2: .returned(code: 312, text: "NO_ROUTE"), 3: .confirmed])
  }

  @Test("Confirms and returns for tags that were never given are ignored")
  func foreignTags() {
    var machine = machine(submitting: 1...1)
    machine.returned(tag: 7, code: 312, text: "NO_ROUTE")
    #expect(machine.confirmed(tag: 1, multiple: false, isPositive: true).isEmpty)
    #expect(machine.confirmed(tag: 99, multiple: true, isPositive: true).isEmpty)
    #expect(machine.queuedCount == 1)
  }

  @Test("On a lost connection what was written is unknown, what was not waits for the next, where tags begin again")
  func connectionLost() {
    var machine = machine(submitting: 1...2)
    _ = writeAll(&machine)
    #expect(submit(3, to: &machine) == nil)
    let answers = outcomes(machine.connectionLost(reason: "gone"))
    #expect(answers == [1: .unknown(reason: "gone"), 2: .unknown(reason: "gone")])
    #expect(machine.nextWrite() == nil)
    machine.connected()
    #expect(writeAll(&machine) == [1])
    #expect(outcomes(machine.confirmed(tag: 1, multiple: false, isPositive: true)) == [3: .confirmed])
  }

  @Test("Nothing is written while the broker blocks; it goes on when the broker unblocks")
  func blocked() {
    var machine = machine(submitting: 1...2)
    _ = machine.nextWrite()
    machine.blocked(reason: "low on memory")
    #expect(machine.link == .blocked(reason: "low on memory"))
    #expect(machine.nextWrite() == nil)
    #expect(outcomes(machine.confirmed(tag: 1, multiple: false, isPositive: true)) == [1: .confirmed])
    machine.unblocked()
    #expect(writeAll(&machine) == [2])
  }

  @Test("At its deadline an unwritten message is not sent, a written one is unknown; a late confirm changes nothing")
  func expiry() throws {
    var machine = Machine()
    machine.connected()
    #expect(submit(1, to: &machine, within: .seconds(1)) == nil)
    #expect(submit(2, to: &machine, within: .seconds(9)) == nil)
    _ = writeAll(&machine)
    machine.blocked(reason: "low on disk")
    #expect(submit(3, to: &machine, within: .seconds(1)) == nil)
    #expect(machine.expire(now: now).isEmpty)
    let answers = outcomes(machine.expire(now: now + .seconds(2)))
    #expect(answers[1] == .unknown(reason: "The broker did not confirm before the deadline."))
    #expect(answers[3] == .notSent(reason: "The broker was blocking publishers (low on disk) until the deadline."))
    #expect(answers.count == 2)
    #expect(machine.nextDeadline == now + .seconds(9))
    #expect(outcomes(machine.confirmed(tag: 2, multiple: true, isPositive: true)) == [2: .confirmed])
  }

  @Test("A closed publisher answers what it holds and takes nothing more")
  func close() {
    var machine = machine(submitting: 1...2)
    _ = machine.nextWrite()
    let answers = outcomes(machine.close(reason: "bye"))
    #expect(answers == [1: .unknown(reason: "bye"), 2: .notSent(reason: "bye")])
    #expect(submit(3, to: &machine) == .notSent(reason: "The publisher is closed."))
    #expect(machine.isIdle)
  }

  @Test("Random histories: every message is answered exactly once, and confirmed only if the broker confirmed it", arguments: 0..<20)
  func randomHistories(seed: UInt64) {
    var model = PublisherModel(seed: seed)
    for _ in 0..<5000 { model.step() }
    model.finish()
    #expect(model.violations == [])
    #expect(model.answered.count == model.submitted)
  }
}
