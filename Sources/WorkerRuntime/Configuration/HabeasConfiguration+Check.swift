extension HabeasConfiguration {
  /// Reads every section that any worker reads and returns what is wrong, for `habeas doctor`.
  ///
  /// - Parameters:
  ///   - workers: Whose logins, broker users and ports to look up.
  ///   - systems: Keys of the data map's searched systems.
  public func check(workers: [String], systems: [String] = []) -> [ConfigurationError] {
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
    for system in systems { collect { () throws(ConfigurationError) in _ = try self.system(system) } }
    if workers.contains("web-portal") { collect { () throws(ConfigurationError) in _ = try portal } }
    for worker in workers {
      collect { () throws(ConfigurationError) in _ = try database(login: worker) }
      collect { () throws(ConfigurationError) in _ = try broker(user: worker) }
      collect { () throws(ConfigurationError) in _ = try health(worker: worker) }
    }
    return errors
  }
}
