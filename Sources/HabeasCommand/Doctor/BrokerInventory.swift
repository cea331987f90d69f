import DataMap
import Foundation

/// Exchanges, queues and bindings of a virtual host: as a definitions document or the management interface tells them.
struct BrokerInventory: Decodable {
  struct Exchange: Decodable, Hashable {
    let name: String
    let type: String
    let durable: Bool
  }

  struct Queue: Decodable, Hashable {
    let name: String
    let durable: Bool
    let arguments: [String: JSONValue]
  }

  struct Binding: Decodable, Hashable {
    let source: String
    let destination: String
    let routingKey: String

    enum CodingKeys: String, CodingKey {
      case source
      case destination
      case routingKey = "routing_key"
    }
  }

  let exchanges: [Exchange]
  let queues: [Queue]
  let bindings: [Binding]

  /// How `actual` differs from this, in words; empty where nothing is missing and nothing is different.
  func differences(in actual: BrokerInventory) -> [String] {
    var differences: [String] = []
    for exchange in exchanges where !actual.exchanges.contains(exchange) {
      let isThere = actual.exchanges.contains { $0.name == exchange.name }
      differences.append("exchange \(exchange.name) \(isThere ? "is not a durable \(exchange.type) exchange" : "is missing")")
    }
    for queue in queues {
      guard let found = actual.queues.first(where: { $0.name == queue.name }) else {
        differences.append("queue \(queue.name) is missing")
        continue
      }
      let arguments = Set(queue.arguments.keys).union(found.arguments.keys).sorted()
      let changed = arguments.filter { queue.arguments[$0] != found.arguments[$0] } + (found.durable == queue.durable ? [] : ["durable"])
      if !changed.isEmpty { differences.append("queue \(queue.name) differs in \(changed.joined(separator: ", "))") }
    }
    for binding in bindings where !actual.bindings.contains(binding) {
      differences.append("\(binding.destination) is not bound to \(binding.source) by '\(binding.routingKey)'")
    }
    return differences
  }

  /// Queues that nothing rendered: work in them is nobody's.
  func strangers(in actual: BrokerInventory) -> [String] {
    let known = Set(queues.map(\.name))
    return actual.queues.map(\.name).filter { !known.contains($0) }.sorted()
  }
}
