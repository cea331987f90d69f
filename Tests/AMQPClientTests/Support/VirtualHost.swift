import AMQPClient
import Foundation

/// A virtual host that lives for one test.
struct VirtualHost: Sendable {
  let access: BrokerAccess
  let name: String

  var configuration: AMQPConfiguration { access.configuration(virtualHost: name) }

  /// Declares a durable queue, a quorum queue unless the arguments say otherwise.
  func declareQueue(_ queue: String, _ arguments: [String: Any] = [:]) async throws {
    let arguments = ["x-queue-type": "quorum"].merging(arguments) { $1 }
    try await access.manage("PUT", "queues/\(name)/\(queue)", ["durable": true, "arguments": arguments])
  }

  /// The sum over all queues of one of the management interface's counts.
  func total(_ count: String) async throws -> Int {
    let queues = try await access.manage("GET", "queues/\(name)?disable_stats=true&enable_queue_totals=true")
    return (queues as? [[String: Any]] ?? []).reduce(0) { $0 + ($1[count] as? Int ?? 0) }
  }

  func deleteQueue(_ queue: String) async throws {
    try await access.manage("DELETE", "queues/\(name)/\(queue)")
  }

  /// Declares a durable direct exchange and binds queues to it under their own names.
  func declareExchange(_ exchange: String, queues: [String]) async throws {
    try await access.manage("PUT", "exchanges/\(name)/\(exchange)", ["type": "direct", "durable": true])
    for queue in queues {
      try await access.manage("POST", "bindings/\(name)/e/\(exchange)/q/\(queue)", ["routing_key": queue])
    }
  }
}

/// Makes a virtual host for the body and removes it, and what is in it, afterwards.
func withVirtualHost<Result>(
  _ access: BrokerAccess? = nil, isolation: isolated (any Actor)? = #isolation, _ body: (VirtualHost) async throws -> Result
) async throws -> Result {
  let broker: BrokerAccess
  if let access { broker = access } else { broker = try await BrokerAccess.shared() }
  let virtualHost = VirtualHost(access: broker, name: "amqp-\(UUID().uuidString.prefix(8).lowercased())")
  try await broker.manage("PUT", "vhosts/\(virtualHost.name)")
  try await broker.manage(
    "PUT", "permissions/\(virtualHost.name)/\(broker.user)", ["configure": ".*", "write": ".*", "read": ".*"])
  do {
    let result = try await body(virtualHost)
    try await broker.manage("DELETE", "vhosts/\(virtualHost.name)")
    return result
  } catch {
    _ = try? await broker.manage("DELETE", "vhosts/\(virtualHost.name)")
    throw error
  }
}
