import Foundation

/// The figures of one run.
struct Report: Codable, Sendable {
  struct StageTimes: Codable, Sendable {
    var name: String
    var milliseconds: Percentiles
  }

  struct Times: Codable, Sendable {
    var stages: [StageTimes]
    /// In all: publish to awaiting approval, and approval to the mailbox.
    var total: Percentiles?

    init(_ journeys: [Journey]) {
      stages = Journey.stages.compactMap { stage in
        let seconds = journeys.compactMap { journey -> Double? in
          guard let from = stage.from(journey), let to = stage.to(journey) else { return nil }
          return to.timeIntervalSince(from)
        }
        return Percentiles(seconds).map { StageTimes(name: stage.name, milliseconds: $0) }
      }
      total = Percentiles(journeys.compactMap(\.total))
    }
  }

  /// For each request.
  struct BrokerWork: Codable, Sendable {
    var published: Double
    var delivered: Double
    var redelivered: Double

    init(_ before: BrokerCounters, _ after: BrokerCounters, requests: Int) {
      let each = Double(requests)
      published = Double(after.published - before.published) / each
      delivered = Double(after.delivered - before.delivered) / each
      redelivered = Double(after.redelivered - before.redelivered) / each
    }
  }

  var requests: Int
  var window: Int
  var machine = Machine()
  var toApprovalSeconds = 0.0
  var toMailboxSeconds = 0.0
  var lone: Times?
  var batch: Times?
  var processes: [Meter.Reading] = []
  var database: DatabaseCounters?
  var broker: BrokerWork?
  var ceiling: CeilingFigures?

  init(requests: Int, window: Int) {
    self.requests = requests
    self.window = window
  }

  var toApprovalRate: Double { Double(requests) / max(toApprovalSeconds, 0.001) }
  var toMailboxRate: Double { Double(requests) / max(toMailboxSeconds, 0.001) }
  var wholeRate: Double { Double(requests) / max(toApprovalSeconds + toMailboxSeconds, 0.001) }

  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
  }
}
