public import PostgresClient
public import ServiceLifecycle

/// Closes a database's sessions when everything that came after it has drained.
public struct DatabaseService: Service {
  private let clients: [PostgresClient]

  public init(_ clients: PostgresClient...) { self.clients = clients }

  public func run() async throws {
    try? await gracefulShutdown()
    for client in clients { await client.close() }
  }
}
