extension PostgresClient {
  private static let durabilityQuery = """
    SELECT current_setting('fsync') AS fsync, current_setting('full_page_writes') AS full_page_writes,
      current_setting('synchronous_commit') AS synchronous_commit
    """

  /// Refuses a server that may forget what it has confirmed: `fsync` and `full_page_writes` must be on, and
  /// `synchronous_commit` on or stricter (`remote_apply`) for this login. Call it once at start.
  ///
  /// - Throws: ``PostgresError/Code/notDurable``, naming each setting to change.
  public func requireDurable(deadline: Duration? = .seconds(30)) async throws(PostgresError) {
    let row = try await query(Self.durabilityQuery, deadline: deadline)[0]
    var faults: [String] = []
    for (setting, allowed) in [("fsync", ["on"]), ("full_page_writes", ["on"]), ("synchronous_commit", ["on", "remote_apply"])] {
      let value = try row.string(setting)
      if !allowed.contains(value) { faults.append("\(setting) is \(value)") }
    }
    guard !faults.isEmpty else { return }
    let place = "The server at \(pool.configuration.endpoint) may lose what it has confirmed"
    throw PostgresError(.notDurable, "\(place): \(faults.joined(separator: ", ")). Set it to on, in postgresql.conf or for the role.")
  }
}
