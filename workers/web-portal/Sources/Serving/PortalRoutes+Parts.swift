import Hummingbird
import Logging
import NIOCore
import PostgresClient

extension PortalRoutes {
  /// A posted form of a page of ours, within its limits.
  func fields(of request: Request) async throws -> FormFields {
    guard SameOrigin(origin: baseURL.lowercased()).accepts(request.headers) else { throw ProblemPage.refused(.forbidden) }
    let type = request.headers[.contentType]?.split(separator: ";").first.map { $0.lowercased() }
    guard type == nil || type == "application/x-www-form-urlencoded" else { throw ProblemPage.refused(.unsupportedMediaType) }
    let limit = limits.formBytes
    let body = try await within(limits.formDeadline) { try await request.body.collect(upTo: limit) }
    guard let fields = FormFields(body.readableBytesView) else { throw ProblemPage.refused(.badRequest) }
    return fields
  }

  func secret(in path: String?) throws(ProblemPage) -> LinkSecret {
    guard let secret = LinkSecret(path: path) else { throw .notFound }
    return secret
  }

  /// What a link leads to.
  func found<Value: Sendable>(_ body: () async throws(PostgresError) -> Value?) async throws(ProblemPage) -> Value {
    guard let value = try await asking(body) else { throw .notFound }
    return value
  }

  /// A call of the database; while that is away the person gets a page that says so.
  func asking<Value: Sendable>(_ body: () async throws(PostgresError) -> Value) async throws(ProblemPage) -> Value {
    do throws(PostgresError) {
      return try await insisting(body)
    } catch {
      note(error)
      throw .unavailable
    }
  }

  /// The portal's calls change nothing the second time, so a lost reply is asked for again.
  func insisting<Value: Sendable>(_ body: () async throws(PostgresError) -> Value) async throws(PostgresError) -> Value {
    do throws(PostgresError) {
      return try await body()
    } catch {
      guard error.isRetriable || error.code == .unknownOutcome else { throw error }
      return try await body()
    }
  }

  func note(_ error: PostgresError) {
    logger.warning("database.away", metadata: ["reason": "\(error.sqlState ?? "\(error.code)")"])
  }

  /// Runs `body`, and gives up when the time has passed: a form that trickles in keeps no connection for ever.
  private func within<Value: Sendable>(_ limit: Duration, _ body: @escaping @Sendable () async throws -> Value) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
      group.addTask { try await body() }
      group.addTask {
        try await Task.sleep(for: limit)
        throw ProblemPage.refused(.requestTimeout)
      }
      defer { group.cancelAll() }
      guard let value = try await group.next() else { throw ProblemPage.refused(.requestTimeout) }
      return value
    }
  }
}
