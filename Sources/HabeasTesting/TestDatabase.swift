import PostgresClient

/// Making and dropping databases as the superuser of a test server.
enum TestDatabase {
  /// A name that no other test has, in lower case, so that it needs no quotes.
  static func uniqueName(_ word: String) -> String {
    "test_\(word)_\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
  }

  static func configuration(_ server: TestServers.Postgres, database: String) -> PostgresConfiguration {
    PostgresConfiguration(
      host: server.host, port: server.port, database: database, user: server.user, password: server.password, tls: .disable,
      applicationName: "habeas tests")
  }

  /// Runs statements in the database `postgres`, which no test uses.
  static func administer(_ server: TestServers.Postgres, _ body: @Sendable (PostgresClient) async throws -> Void) async throws {
    let client = PostgresClient(configuration: configuration(server, database: "postgres"), maximumConnections: 1)
    do {
      try await body(client)
    } catch {
      await client.close()
      throw error
    }
    await client.close()
  }
}
