import Rehearsal

/// What goes wrong, in which order and after which pause: all of it from a seed.
struct Schedule: Sendable {
  struct Entry: Sendable {
    var pause: Duration
    var fault: Fault
  }
  let entries: [Entry]

  init(faults: Int, seed: UInt64, workers: [String] = Installation.workers) {
    var random = SeededGenerator(seed: seed)
    var drawn = (0..<faults).map { _ in Self.fault(workers, &random) }
    // Whatever the seed, each kind is there at least once, as far as there is room: a run that spares the broker's disk proves little.
    for fault in Self.always where !drawn.contains(where: { $0.kind == fault.kind }) {
      let common = drawn.indices.filter { if case .killWorker = drawn[$0] { true } else { false } }
      if let place = common.randomElement(using: &random) { drawn[place] = fault }
    }
    entries = drawn.map { Entry(pause: .milliseconds(Int.random(in: 150...900, using: &random)), fault: $0) }
  }

  private static let always: [Fault] = [
    .loseBrokerDisk, .killBroker, .killPostmaster, .killBackend, .repeatDeliveries, .haltBroker(milliseconds: 2500), .endSessions,
  ]

  /// Out of a hundred: most faults are cheap ones that hit a worker in the middle of something.
  private static func fault(_ workers: [String], _ random: inout SeededGenerator) -> Fault {
    let worker = workers[Int.random(in: 0..<workers.count, using: &random)]
    return switch Int.random(in: 0..<100, using: &random) {
    case 0..<52: .killWorker(worker)
    case 52..<66: .haltWorker(worker, milliseconds: Int.random(in: 200...3000, using: &random))
    case 66..<76: .repeatDeliveries
    case 76..<83: .killBackend
    case 83..<89: .endSessions
    case 89..<93: .killPostmaster
    case 93..<96: .haltBroker(milliseconds: Int.random(in: 500...4000, using: &random))
    case 96..<99: .killBroker
    default: .loseBrokerDisk
    }
  }
}
