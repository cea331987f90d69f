import HabeasTesting
import PostgresClient

/// Runs the body with a client on a schema of its own in the shared server's `postgres` database: quicker to make than a
/// database, and enough for whoever looks at its own tables only.
func withClient<Value: Sendable>(
  connections: Int = 4, isolation: isolated (any Actor)? = #isolation,
  _ body: (PostgresClient, PostgresConfiguration) async throws -> Value
) async throws -> Value {
  let server = try TestServers.require().postgres
  let schema = "client_\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
  let configuration = PostgresConfiguration(
    host: server.host, port: server.port, database: "postgres", user: server.user, password: server.password, tls: .disable,
    options: ["search_path": schema])
  return try await withClosing(PostgresClient(configuration: configuration, maximumConnections: connections)) { client in
    try await client.query("CREATE SCHEMA \(schema)")
    do {
      let value = try await body(client, configuration)
      try await client.execute(script: "DROP SCHEMA \(schema) CASCADE")
      return value
    } catch {
      try? await client.execute(script: "DROP SCHEMA \(schema) CASCADE")
      throw error
    }
  }
}

/// Runs the body with a client on a database of its own, for those who watch its sessions or notify its channels.
func withOwnDatabase<Value: Sendable>(
  connections: Int = 4, on server: TestServers.Postgres? = nil, isolation: isolated (any Actor)? = #isolation,
  _ body: (PostgresClient, PostgresConfiguration) async throws -> Value
) async throws -> Value {
  try await withDatabase(on: server) { configuration in
    try await withClosing(PostgresClient(configuration: configuration, maximumConnections: connections)) { client in
      try await body(client, configuration)
    }
  }
}

/// Closes the client whatever happens.
func withClosing<Value: Sendable>(
  _ client: PostgresClient, isolation: isolated (any Actor)? = #isolation, _ body: (PostgresClient) async throws -> Value
) async throws -> Value {
  do {
    let value = try await body(client)
    await client.close()
    return value
  } catch {
    await client.close()
    throw error
  }
}
