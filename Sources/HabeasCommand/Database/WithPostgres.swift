import PostgresClient

/// A client with one connection for as long as `body` runs.
func withPostgres<Result: Sendable>(
  _ configuration: PostgresConfiguration, isolation: isolated (any Actor)? = #isolation,
  _ body: (PostgresClient) async throws -> Result
) async throws -> Result {
  let client = PostgresClient(configuration: configuration, maximumConnections: 1)
  do {
    let result = try await body(client)
    await client.close()
    return result
  } catch {
    await client.close()
    throw error
  }
}
