import Foundation
import HabeasTesting
import Rehearsal
import Synchronization

/// Watches the processes of an installation: processor time in all, and the most memory that each held.
final class Meter: Sendable {
  struct Reading: Codable, Sendable {
    var name: String
    /// The most anonymous memory that was resident at a look, in MiB.
    var peakMegabytes: Double
    /// Processor seconds since the meter began.
    var processorSeconds: Double
  }

  private struct Entry {
    var peak = 0
    /// By process, for those of one name that come and go.
    var first: [Int32: Double] = [:]
    var last: [Int32: Double] = [:]
  }
  private let installation: Installation
  private let entries = Mutex<[String: Entry]>([:])

  init(_ installation: Installation) { self.installation = installation }

  /// Looks every fifth of a second until cancelled.
  func watch() async {
    repeat { look() } while (try? await Task.sleep(for: .milliseconds(200))) != nil
    look()
  }

  func look() {
    for worker in Installation.workers {
      guard let process = installation.fleet.processIdentifier(of: worker) else { continue }
      note(worker, [process])
      let children = ProcessFigures.children(of: process)
      if !children.isEmpty { note("\(worker): helper", children) }
    }
    if let process = try? installation.broker.processIdentifier { note("RabbitMQ", [process]) }
    if let process = try? installation.database.processIdentifier {
      note("PostgreSQL", [process] + ProcessFigures.children(of: process))
    }
    note("this driver", [ProcessInfo.processInfo.processIdentifier])
  }

  /// Forgets what was: a new measurement begins.
  func restart() {
    entries.withLock { $0 = [:] }
    look()
  }

  var readings: [Reading] {
    entries.withLock { entries in
      entries.map { name, entry in
        Reading(
          name: name, peakMegabytes: Double(entry.peak) / 1024,
          processorSeconds: entry.last.reduce(0) { $0 + $1.value - (entry.first[$1.key] ?? 0) })
      }.sorted { $0.processorSeconds > $1.processorSeconds }
    }
  }

  private func note(_ name: String, _ processes: [Int32]) {
    let figures = processes.compactMap { process in ProcessFigures(process).map { (process, $0) } }
    entries.withLock { entries in
      var entry = entries[name, default: Entry()]
      let isNew = entry.first.isEmpty
      entry.peak = max(entry.peak, figures.reduce(0) { $0 + $1.1.residentAnonymous })
      for (process, figure) in figures {
        // A process that came later has spent all its time while we looked.
        if entry.first[process] == nil { entry.first[process] = isNew ? figure.processorSeconds : 0 }
        entry.last[process] = figure.processorSeconds
      }
      entries[name] = entry
    }
  }
}
