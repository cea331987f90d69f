import Foundation

/// Starts a server of the test's own, runs `body`, and removes the server with its data, also when `body` throws.
///
/// - Parameters:
///   - options: What else the script takes, as `["--forward", "person.example=127.0.0.1:2003"]` for the SMTP sink.
/// - Throws: ``TestServersError`` outside `./dev test`, ``ServerScriptError`` when it does not start, what `body` throws.
public func withThrowawayServer<Result: Sendable>(
  _ kind: ServerKind, options: [String] = [], isolation: isolated (any Actor)? = #isolation,
  _ body: (ThrowawayServer) async throws -> Result
) async throws -> Result {
  let servers = try TestServers.require()
  let parent = ProcessInfo.processInfo.environment["HABEAS_TEST_THROWAWAY_DIR"] ?? servers.root + "/.local/test/throwaway"
  let server = ThrowawayServer(kind, options: options, root: servers.root, python: servers.python, parent: parent)
  return try await cleaningUp {
    try await server.start()
    return try await body(server)
  } afterwards: {
    try await server.remove()
  }
}

/// Runs `body`, then `cleanUp` whatever happened and even when the task was cancelled; the error of `body` counts first.
func cleaningUp<Result: Sendable>(
  isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result,
  afterwards cleanUp: @escaping @Sendable () async throws -> Void
) async throws -> Result {
  let result: Result
  do {
    result = try await body()
  } catch {
    // A task of its own: a cancelled test must still leave nothing behind.
    try? await Task { try await cleanUp() }.value
    throw error
  }
  try await Task { try await cleanUp() }.value
  return result
}
