public import PostgresClient

/// A database that is prepared once in a test run and copied for every test, which is far quicker than migrating each.
///
/// Keep it in a `static let`. Roles belong to the whole cluster: as the preparation runs once, two migrations never create
/// them at the same time.
public actor DatabaseTemplate {
  private let name: String
  private let prepare: @Sendable (PostgresConfiguration) async throws -> Void
  private var preparations: [Int: Task<String, any Error>] = [:]

  /// - Parameters:
  ///   - name: A word for the database's name: letters, digits and `_`.
  ///   - prepare: Fills the new, empty database; it must have closed its connections when it returns.
  public init(_ name: String, prepare: @escaping @Sendable (PostgresConfiguration) async throws -> Void) {
    self.name = name
    self.prepare = prepare
  }

  /// The name of the prepared database on a server; prepares it for the first caller, while others wait.
  func prepared(on server: TestServers.Postgres) async throws -> String {
    if let preparation = preparations[server.port] { return try await preparation.value }
    let database = TestDatabase.uniqueName(name)
    let prepare = prepare
    let task = Task {
      try await TestDatabase.administer(server) { try await $0.query("CREATE DATABASE \(database)") }
      try await prepare(TestDatabase.configuration(server, database: database))
      return database
    }
    preparations[server.port] = task
    return try await task.value
  }
}
