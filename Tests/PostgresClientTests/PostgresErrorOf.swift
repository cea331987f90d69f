import PostgresClient

/// The error that the body throws, if it is the client's.
func postgresError(isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Void) async -> PostgresError? {
  do {
    try await body()
    return nil
  } catch {
    return error as? PostgresError
  }
}
