extension HabeasConfiguration {
  /// Reads every section that any worker reads and returns what is wrong, for `habeas doctor`.
  ///
  /// - Parameters:
  ///   - workers: Whose logins, broker users and ports to look up.
  ///   - connections: The data map's connections by name.
  public func check(workers: [String], connections: [String: ConnectionKind] = [:]) -> [ConfigurationError] {
    var errors: [ConfigurationError] = []
    func collect(_ body: () throws(ConfigurationError) -> Void) {
      do throws(ConfigurationError) { try body() } catch { if !errors.contains(error) { errors.append(error) } }
    }
    collect { () throws(ConfigurationError) in _ = try controllerDirectory }
    collect { () throws(ConfigurationError) in _ = try allowsDemonstration }
    collect { () throws(ConfigurationError) in _ = try python }
    collect { () throws(ConfigurationError) in _ = try loggingLevel }
    collect { () throws(ConfigurationError) in _ = try drainDeadline }
    collect { () throws(ConfigurationError) in _ = try imap }
    collect { () throws(ConfigurationError) in _ = try smtp }
    collect { () throws(ConfigurationError) in _ = try post }
    collect { () throws(ConfigurationError) in _ = try keys.keyringDirectory }
    collect { () throws(ConfigurationError) in _ = try keys.intakePublicKeyFile }
    collect { () throws(ConfigurationError) in _ = try keys.intakePrivateKeyFiles }
    collect { () throws(ConfigurationError) in _ = try keys.blindIndexKeyFile }
    collect { () throws(ConfigurationError) in _ = try keys.threadTokenKeyFile }
    collect { () throws(ConfigurationError) in _ = try keys.caseRootKeyFile }
    collect { () throws(ConfigurationError) in _ = try keys.rootPublicKey }
    for (name, kind) in connections.sorted(by: { $0.key < $1.key }) {
      collect { () throws(ConfigurationError) in
        switch kind {
        case .database: _ = try databaseConnection(name)
        case .odbc: _ = try odbcConnection(name)
        case .http: _ = try httpConnection(name)
        case .folder: _ = try folderConnection(name)
        }
      }
    }
    if workers.contains("web-portal") { collect { () throws(ConfigurationError) in _ = try portal } }
    for worker in workers {
      collect { () throws(ConfigurationError) in _ = try database(login: worker) }
      collect { () throws(ConfigurationError) in _ = try broker(user: worker) }
      collect { () throws(ConfigurationError) in _ = try health(worker: worker) }
    }
    return errors
  }
}
