import PostgresClient

/// Clients that end together.
struct ClosingClients: Sendable {
  private let clients: [PostgresClient]

  init(_ clients: [PostgresClient]) { self.clients = clients }

  func close() async { for client in clients { await client.close() } }
}
