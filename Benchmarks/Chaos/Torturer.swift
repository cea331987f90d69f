import Foundation
import Glibc
import HabeasTesting
import PostgresClient
import Rehearsal

/// Carries a schedule out.
struct Torturer {
  private let installation: Installation
  private let eavesdropper: Eavesdropper
  private var random: SeededGenerator
  /// How often each kind took place.
  private(set) var done: [String: Int] = [:]

  init(_ installation: Installation, eavesdropper: Eavesdropper, seed: UInt64) {
    self.installation = installation
    self.eavesdropper = eavesdropper
    random = SeededGenerator(seed: seed ^ 0xC4A0_5C4A)
  }

  mutating func carryOut(_ schedule: Schedule) async throws {
    for (number, entry) in schedule.entries.enumerated() {
      try await Task.sleep(for: entry.pause)
      Console.note("  \(number + 1)/\(schedule.entries.count): \(entry.fault.description)")
      try await inflict(entry.fault)
      done[entry.fault.kind, default: 0] += 1
    }
  }

  private mutating func inflict(_ fault: Fault) async throws {
    switch fault {
    case .killWorker(let worker): installation.fleet.signal(worker, SIGKILL)
    case .haltWorker(let worker, let milliseconds):
      installation.fleet.signal(worker, SIGSTOP)
      try await Task.sleep(for: .milliseconds(milliseconds))
      installation.fleet.signal(worker, SIGCONT)
    case .killBackend: try killBackend()
    case .endSessions: try await endSessions()
    case .killPostmaster:
      try await installation.database.kill()
      try await installation.database.start()
    case .killBroker:
      try await installation.broker.letQueuesSettle()
      try await installation.broker.kill()
      try await installation.broker.start()
    case .haltBroker(let milliseconds):
      try installation.broker.pause()
      try await Task.sleep(for: .milliseconds(milliseconds))
      try installation.broker.resume()
    case .loseBrokerDisk:
      try await installation.broker.kill()
      try FileManager.default.removeItem(atPath: installation.broker.directory + "/state/mnesia")
      try await installation.broker.start()
      try await installation.loadTopology()
      try await eavesdropper.declare()
    case .repeatDeliveries: _ = await eavesdropper.repeatSome(60, using: &random)
    }
  }

  /// A child of the postmaster that serves a session.
  private mutating func killBackend() throws {
    let postmaster = try installation.database.processIdentifier
    let children = (try? String(contentsOfFile: "/proc/\(postmaster)/task/\(postmaster)/children", encoding: .utf8)) ?? ""
    let sessions = children.split(separator: " ").compactMap { Int32($0) }.filter { process in
      let command = (try? String(contentsOfFile: "/proc/\(process)/cmdline", encoding: .utf8)) ?? ""
      return command.contains(": habeas_") && !command.contains("habeas_admin")
    }
    if let victim = sessions.randomElement(using: &random) { kill(victim, SIGKILL) }
  }

  private func endSessions() async throws {
    let observer = PostgresClient(configuration: try installation.observer(), maximumConnections: 1)
    _ = try? await observer.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE 'habeas\\_%' AND usename <> 'habeas_admin'")
    await observer.close()
  }
}
