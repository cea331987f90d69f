import Dispatch
import Synchronization

/// A session with a database through ODBC, for one caller at a time.
///
/// ODBC's calls block, so they are made on a queue of the session's own. A call that takes too long, or whose task is cancelled, is ended in
/// the database; when even that does not help, the caller goes on and the session is of no more use.
public final class ODBCSession: Sendable {
  private let queue = DispatchQueue(label: "habeas.odbc")
  private let running = RunningStatement()
  // Touched on the queue alone.
  private nonisolated(unsafe) var connection: ODBCConnection?

  private init() {}

  /// Connects.
  ///
  /// - Parameter limit: How long the server has to answer.
  public static func open(_ settings: ODBCSettings, within limit: Duration) async throws(ODBCError) -> ODBCSession {
    let session = ODBCSession()
    let seconds = max(1, Int(limit.components.seconds))
    try await session.perform(within: limit) { (session: ODBCSession) throws(ODBCError) in
      session.connection = try ODBCConnection(settings, seconds: seconds, running: session.running)
    }
    return session
  }

  /// The product's name and what stands around its names.
  public func product(within limit: Duration) async throws(ODBCError) -> (name: String, quote: String) {
    try await with(within: limit) { (connection: ODBCConnection) throws(ODBCError) in
      (try connection.product(), try connection.quote())
    }
  }

  /// Runs a statement, whose rows are then fetched; those of the last one are dropped.
  ///
  /// - Parameter parameters: Values in the order of the statement's question marks, as texts.
  @discardableResult
  public func execute(_ sql: String, _ parameters: [String] = [], within limit: Duration) async throws(ODBCError) -> [ODBCColumn] {
    try await with(within: limit) { (connection: ODBCConnection) throws(ODBCError) in try connection.execute(sql, parameters) }
  }

  /// Asks the catalogue. - Returns: The rows, each value by the name of its column in lower case.
  public func catalogue(_ question: ODBCCatalogueQuestion, within limit: Duration) async throws(ODBCError) -> [[String: String]] {
    try await with(within: limit) { (connection: ODBCConnection) throws(ODBCError) in
      let columns = try connection.catalogue(question)
      let rows = try connection.fetch(.max)
      connection.endStatement()
      return rows.map { row in
        var texts: [String: String] = [:]
        for (column, value) in zip(columns, row) { texts[column.name.lowercased()] = value.text }
        return texts
      }
    }
  }

  /// - Returns: Up to `count` rows of the statement; fewer at its end.
  public func fetch(_ count: Int, within limit: Duration) async throws(ODBCError) -> [[ODBCValue]] {
    try await with(within: limit) { (connection: ODBCConnection) throws(ODBCError) in try connection.fetch(count) }
  }

  /// Disconnects once the last call has returned.
  public func close() {
    queue.async { self.connection = nil }
  }

  // MARK: The queue

  private func with<Value: Sendable>(
    within limit: Duration, _ body: @escaping @Sendable (ODBCConnection) throws(ODBCError) -> Value
  ) async throws(ODBCError) -> Value {
    try await perform(within: limit) { (session: ODBCSession) throws(ODBCError) in
      guard let connection = session.connection else { throw ODBCError(.connection, message: "the session is closed") }
      return try body(connection)
    }
  }

  private func perform<Value: Sendable>(
    within limit: Duration, _ body: @escaping @Sendable (ODBCSession) throws(ODBCError) -> Value
  ) async throws(ODBCError) -> Value {
    let answer = SingleAnswer<Result<Value, ODBCError>>()
    let watch = Task { [running] in
      try await Task.sleep(for: limit)
      running.cancel(.deadline)
      // For a driver that does not hear of it.
      try await Task.sleep(for: .seconds(2))
      answer.give(.failure(ODBCError(.deadline)))
    }
    defer { watch.cancel() }
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        answer.wait(continuation)
        queue.async {
          guard self.running.reason == nil else { return answer.give(.failure(ODBCError(self.running.reason ?? .cancelled))) }
          do throws(ODBCError) { answer.give(.success(try body(self))) } catch { answer.give(.failure(error)) }
        }
      }
    } onCancel: {
      running.cancel(.cancelled)
      // A call that cannot be ended, as connecting, is left to itself.
      Task {
        try await Task.sleep(for: .seconds(2))
        answer.give(.failure(ODBCError(.cancelled)))
      }
    }
    switch result {
    case .success(let value): return value
    // The database calls it by a name of its own.
    case .failure(var error):
      if let reason = running.reason { error.code = reason }
      throw error
    }
  }
}

/// Resumes a continuation with the first of several answers.
private final class SingleAnswer<Value: Sendable>: Sendable {
  private let continuation = Mutex<CheckedContinuation<Value, Never>?>(nil)

  func wait(_ continuation: CheckedContinuation<Value, Never>) { self.continuation.withLock { $0 = continuation } }

  func give(_ value: Value) {
    let waiting = continuation.withLock { slot in
      defer { slot = nil }
      return slot
    }
    waiting?.resume(returning: value)
  }
}
