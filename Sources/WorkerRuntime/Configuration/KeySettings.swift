/// Where keys lie: `keys.*` in `habeas.yaml`. Paths are absolute. Every property throws ``ConfigurationError`` where its key is missing.
public struct KeySettings: Sendable {
  let source: ConfigurationSource

  /// Folder with the epoch keys.
  public var keyringDirectory: String { get throws(ConfigurationError) { try source.path(.keyringDirectory) } }

  /// File of the public key that submissions are sealed to.
  public var intakePublicKeyFile: String { get throws(ConfigurationError) { try source.path(.intakePublicKeyFile) } }

  /// Files of the private keys that open submissions: the present one, then the former one where there is one.
  public var intakePrivateKeyFiles: [String] {
    get throws(ConfigurationError) {
      let former = try source.optionalPath(.formerIntakePrivateKeyFile)
      return [try source.path(.intakePrivateKeyFile)] + (former.map { [$0] } ?? [])
    }
  }

  /// File of the key of the keyed digests.
  public var blindIndexKeyFile: String { get throws(ConfigurationError) { try source.path(.blindIndexKeyFile) } }

  /// File of the key of the tokens in reply addresses.
  public var threadTokenKeyFile: String { get throws(ConfigurationError) { try source.path(.threadTokenKeyFile) } }

  /// File of the key that signs daily roots.
  public var caseRootKeyFile: String { get throws(ConfigurationError) { try source.path(.caseRootKeyFile) } }

  /// The controller's root key: 64 lower-case hex digits.
  public var rootPublicKey: String { get throws(ConfigurationError) { try source.publicKey(.rootPublicKey) } }
}
