/// How an installation for a rehearsal is made.
public struct InstallationSettings: Sendable {
  /// The folder with the built programs, as `.build/release`.
  public var programs: String
  /// Where the installation's folder is made.
  public var parent: String
  /// Where the logs of a failed rehearsal are put; what is there is replaced.
  public var evidence: String
  /// The checkout.
  public var root: String
  /// The port on 127.0.0.1 that mail is handed to.
  public var smtpPort: Int
  /// Seconds until what was not receipted or processed is handed in again; `nil` keeps the product's own.
  public var recoverySeconds: Int?
  /// Set for each worker.
  public var environment: [String: String]
  /// Whether the folder outlives the rehearsal.
  public var keepsFolder: Bool
  /// Whether there are post, portal, a marketing system and a processor too (`Benchmarks/town`), with every worker; otherwise mail alone.
  public var hasEveryChannel: Bool

  public init(
    programs: String, parent: String, evidence: String, root: String, smtpPort: Int, recoverySeconds: Int? = nil,
    environment: [String: String] = [:], keepsFolder: Bool = false, hasEveryChannel: Bool = false
  ) {
    self.programs = programs
    self.parent = parent
    self.evidence = evidence
    self.root = root
    self.smtpPort = smtpPort
    self.recoverySeconds = recoverySeconds
    self.environment = environment
    self.keepsFolder = keepsFolder
    self.hasEveryChannel = hasEveryChannel
  }
}
