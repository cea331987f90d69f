public import ThreadLoop

/// A pool of connections to one PostgreSQL database.
///
/// ```swift
/// let client = PostgresClient(configuration: configuration)
/// let rows = try await client.query("SELECT name FROM customers WHERE id = $1", [.uuid(id)])
/// for row in rows { print(try row.string("name").count) }
/// await client.close()
/// ```
///
/// Connections are made when they are needed, up to the maximum, and replaced when they break; those who wait for one are
/// served in order. While no connection can be made at all, a call waits for the configuration's `connectTimeout` and then
/// throws ``PostgresError/Code/connection``; a refused login is thrown at once.
///
/// Statements are prepared on first use and kept per connection, so the text should be constant and the values parameters.
/// Cancelling the calling task cancels the statement on the server. A statement outside a transaction whose reply is lost
/// throws ``PostgresError/Code/unknownOutcome``.
public final class PostgresClient: Sendable {
  let pool: PostgresPool
  private let loop: ThreadLoop
  private let ownsLoop: Bool

  /// Connects to nothing yet.
  ///
  /// - Parameters:
  ///   - configuration: where the database is.
  ///   - maximumConnections: at most this many sessions; each ``notifications(channel:)`` iteration has one more.
  ///   - loop: a loop with a `DescriptorWaiter` to share; by default the client has a thread of its own.
  public init(configuration: PostgresConfiguration, maximumConnections: Int = 4, loop: ThreadLoop? = nil) {
    let used = loop ?? ThreadLoop(name: "postgres")
    self.loop = used
    ownsLoop = loop == nil
    pool = PostgresPool(configuration: configuration, maximumConnections: maximumConnections, loop: used)
  }

  deinit {
    if ownsLoop { loop.shutdown() }
  }

  /// Runs one statement as a transaction of its own.
  ///
  /// - Parameters:
  ///   - sql: one statement; `$1`, `$2`, … stand for the parameters.
  ///   - deadline: from now, the wait for a connection included; when it passes, the server is asked to cancel.
  @discardableResult
  public func query(
    _ sql: String, _ parameters: [PostgresValue] = [], deadline: Duration? = nil
  ) async throws(PostgresError) -> PostgresResult {
    let limit = deadline.map { ContinuousClock.now + $0 }
    return try await pool.run([Command(sql, parameters)], deadline: limit).get()[0]
  }

  /// Runs several statements in one round trip and one implicit transaction: all take effect, or none.
  ///
  /// The first that fails keeps those after it from running; the error has its index. Transaction control (BEGIN, COMMIT)
  /// has no place in a pipeline.
  @discardableResult
  public func pipeline(
    _ statements: [PostgresStatement], deadline: Duration? = nil
  ) async throws(PostgresError) -> [PostgresResult] {
    guard !statements.isEmpty else { return [] }
    let limit = deadline.map { ContinuousClock.now + $0 }
    return try await pool.run(Command.all(statements), deadline: limit).get()
  }

  /// Runs an SQL text of several statements, without parameters, by the simple protocol: migrations, mostly.
  ///
  /// Unless the text has transaction control of its own, all of it takes effect, or none.
  public func execute(script: String, deadline: Duration? = nil) async throws(PostgresError) {
    let limit = deadline.map { ContinuousClock.now + $0 }
    try await pool.runScript(script, deadline: limit).get()
  }

  /// Refuses new work (``PostgresError/Code/closed``), lets what was begun end, and closes every connection.
  public func close() async {
    await pool.close()
    if ownsLoop { loop.shutdown() }
  }
}
