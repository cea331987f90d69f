import Foundation

/// Makes a virtual host of the suite's own, runs `body`, and deletes the virtual host with its queues and connections.
///
/// - Parameter broker: Another broker than the shared one, as a throwaway server's.
/// - Throws: ``TestServersError`` outside `./dev test`, ``BrokerManagementError``, what `body` throws.
public func withVirtualHost<Result: Sendable>(
  on broker: TestServers.Broker? = nil, isolation: isolated (any Actor)? = #isolation, _ body: (VirtualHost) async throws -> Result
) async throws -> Result {
  let host = VirtualHost(name: "test-\(UUID().uuidString.lowercased())", broker: try broker ?? TestServers.require().broker)
  return try await cleaningUp {
    try await host.create()
    return try await body(host)
  } afterwards: {
    try await host.delete()
  }
}
