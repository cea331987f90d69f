@testable import AMQPClient

/// A random broker and random callers around a ``PublisherStateMachine``, with the truth kept beside it.
struct PublisherModel {
  typealias Machine = PublisherStateMachine<Int, Int>

  private enum Truth: Equatable {
    case queued
    case written(tag: UInt64)
    case returned(tag: UInt64)
    case acknowledged
    case refused
    case lost
  }

  private var random: SeededGenerator
  private var machine = Machine()
  private var truth: [Int: Truth] = [:]
  private var now = ContinuousClock.now
  private var deadlines: [Int: ContinuousClock.Instant] = [:]
  private var isClosed = false
  private(set) var submitted = 0
  private(set) var answered: [Int: PublishOutcome] = [:]
  private(set) var violations: [String] = []

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  mutating func step() {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<35: submit()
    case 35..<65: write()
    case 65..<85: confirm()
    case 85..<89: returnOne()
    case 89..<92: Bool.random(using: &random) ? machine.blocked(reason: "alarm") : machine.unblocked()
    case 92..<95: connectOrLose()
    default:
      now += .milliseconds(Int.random(in: 0..<200, using: &random))
      record(machine.expire(now: now), expired: true)
    }
  }

  mutating func finish() {
    loseAll()
    record(machine.close(reason: "end"))
    isClosed = true
    submit()
  }

  private mutating func submit() {
    submitted += 1
    truth[submitted] = .queued
    let deadline = now + .milliseconds(Int.random(in: 1..<3000, using: &random))
    deadlines[submitted] = deadline
    if let refusal = machine.submit(.init(payload: submitted, receipt: submitted, deadline: deadline)) {
      if !isClosed { violations.append("refused while open") }
      record([refusal])
    }
  }

  private mutating func write() {
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      guard let write = machine.nextWrite() else { return }
      if machine.link != .up { violations.append("wrote without a link") }
      if truth[write.payload] != .queued || answered[write.payload] != nil { violations.append("wrote \(write.payload) twice or late") }
      truth[write.payload] = .written(tag: write.tag)
    }
  }

  /// Open messages as the broker sees them: expired ones included.
  private var open: [(receipt: Int, tag: UInt64)] {
    truth.compactMap { receipt, truth in
      switch truth {
      case .written(let tag), .returned(let tag): (receipt, tag)
      default: nil
      }
    }
  }

  private mutating func confirm() {
    let open = open
    let oldest = open.min { $0.tag < $1.tag }
    guard let chosen = Bool.random(using: &random) ? oldest : open.randomElement(using: &random) else { return }
    let multiple = Bool.random(using: &random)
    let isPositive = Int.random(in: 0..<5, using: &random) != 0
    for (receipt, tag) in open where multiple ? tag <= chosen.tag : tag == chosen.tag {
      if case .written = truth[receipt] { truth[receipt] = isPositive ? .acknowledged : .refused }
      if case .returned = truth[receipt] { truth[receipt] = .refused }
    }
    record(machine.confirmed(tag: chosen.tag, multiple: multiple, isPositive: isPositive))
  }

  private mutating func returnOne() {
    guard let chosen = open.randomElement(using: &random) else { return }
    truth[chosen.receipt] = .returned(tag: chosen.tag)
    machine.returned(tag: chosen.tag, code: 312, text: "NO_ROUTE")
  }

  private mutating func connectOrLose() {
    if machine.link == .down { machine.connected() } else { loseAll() }
  }

  private mutating func loseAll() {
    for (receipt, _) in open { truth[receipt] = .lost }
    record(machine.connectionLost(reason: "lost"))
  }

  private mutating func record(_ answers: [Machine.Answer], expired: Bool = false) {
    for answer in answers {
      if answered[answer.receipt] != nil { violations.append("\(answer.receipt) was answered twice") }
      answered[answer.receipt] = answer.outcome
      if expired, deadlines[answer.receipt, default: now] > now { violations.append("\(answer.receipt) expired early") }
      if !isHonest(answer.outcome, truth[answer.receipt], expired: expired) {
        violations.append("\(answer.receipt): \(answer.outcome), but \(String(describing: truth[answer.receipt]))")
      }
    }
  }

  private func isHonest(_ outcome: PublishOutcome, _ truth: Truth?, expired: Bool) -> Bool {
    switch (outcome, truth) {
    case (.confirmed, .acknowledged), (.nacked, .refused), (.returned, .refused), (.returned, .lost): true
    case (.returned, .returned): expired
    case (.unknown, .lost): true
    case (.unknown, .written): expired
    case (.notSent, .queued): true
    default: false
    }
  }
}
