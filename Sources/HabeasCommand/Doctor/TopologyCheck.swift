import BrokerTopology
import DataMap
import Foundation
import WorkerRuntime

/// The broker has the queues that the data map calls for.
struct TopologyCheck: DoctorCheck {
  let installation: Installation
  let management: BrokerManagementAccess?

  func findings() async -> [Finding] {
    guard let map = installation.dataMap, let broker = try? installation.configuration.broker(user: "outbox-relay") else { return [] }
    guard let management else {
      return [.warning("queues", "not compared with the data map; name RabbitMQ's management interface with --management")]
    }
    let topology = BrokerTopology(systems: map.systems.map(\.key), fulfilment: map.suppressingSystems, virtualHost: broker.virtualHost)
    do {
      // Only names and arguments are compared; the passwords do not matter.
      let passwords = Dictionary(uniqueKeysWithValues: topology.users.map { ($0, $0) })
      let rendered = try JSONDecoder().decode(BrokerInventory.self, from: Data(try topology.definitions(passwords: passwords).utf8))
      let actual = try await management.inventory(of: broker.virtualHost)
      let remedy = "load the file of `habeas topology render`; a queue that differs must be empty and deleted first"
      var findings = rendered.differences(in: actual).map { Finding.fault("queues", "\($0); \(remedy)") }
      for name in rendered.strangers(in: actual) {
        findings.append(.warning("queues", "'\(name)' is no longer in the data map; delete it when it is empty"))
      }
      return findings.isEmpty ? [.ok("queues", "\(rendered.queues.count) queues are as the data map calls for")] : findings
    } catch {
      return [.fault("queues", "\(error)")]
    }
  }
}
