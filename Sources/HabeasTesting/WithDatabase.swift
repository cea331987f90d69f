public import PostgresClient

/// Makes a database of the test's own, runs `body` with the superuser's configuration for it, and drops it, connections and
/// all.
///
/// - Parameters:
///   - template: What it is a copy of; by default it is empty.
///   - server: Another server than the shared one, as a throwaway server's.
/// - Throws: ``TestServersError`` outside `./dev test`, `PostgresError`, what `body` throws.
public func withDatabase<Result: Sendable>(
  preparedBy template: DatabaseTemplate? = nil, on server: TestServers.Postgres? = nil,
  isolation: isolated (any Actor)? = #isolation, _ body: (PostgresConfiguration) async throws -> Result
) async throws -> Result {
  let server = try server ?? TestServers.require().postgres
  let database = TestDatabase.uniqueName("copy")
  // `template0` has no sessions, which would keep it from being copied, and takes the cluster's own encoding.
  let source = try await template?.prepared(on: server) ?? "template0"
  return try await cleaningUp {
    try await TestDatabase.administer(server) { try await $0.query("CREATE DATABASE \(database) TEMPLATE \(source)") }
    return try await body(TestDatabase.configuration(server, database: database))
  } afterwards: {
    try await TestDatabase.administer(server) { try await $0.query("DROP DATABASE IF EXISTS \(database) WITH (FORCE)") }
  }
}
