import Foundation

/// The controller's root key: it signs enrolments and revocations. Its public half is pinned as `keys.rootPublicKey` in `habeas.yaml`.
///
/// Keep the file offline, protected by a passphrase; an unprotected one (``createUnprotected(file:)``) is for demonstrations and tests.
public struct RootKey: Sendable {
  private let key: SigningKey

  public var publicKey: VerificationKey { key.publicKey }

  /// A new key in memory.
  public init() { key = SigningKey() }

  private init(key: SigningKey) { self.key = key }

  /// Makes a new key and writes its protected file, mode 0600. - Throws: `.weakPassphrase`, `.keyFileExists`, `.inputOutput`.
  public static func create(
    file: String, name: String, passphrase: [UInt8], scrypt: ScryptParameters = .standard
  ) throws(SealingError) -> RootKey {
    try Passphrase.check(passphrase)
    let root = RootKey()
    try ProtectedKeyFile(root.key, use: .controllerRoot, name: name, passphrase: passphrase, scrypt: scrypt).create(file)
    return root
  }

  /// Opens a protected file. - Throws: `.wrongPassphrase`, `.keyFileMissing`, `.keyFilePermissions`, `.keyFileMalformed`.
  public static func open(file: String, passphrase: [UInt8]) throws(SealingError) -> RootKey {
    RootKey(key: try ProtectedKeyFile.read(file, use: .controllerRoot).open(file, passphrase: passphrase))
  }

  /// Makes a new key and writes it without a passphrase, mode 0600. - Throws: `.keyFileExists`, `.inputOutput`.
  public static func createUnprotected(file: String) throws(SealingError) -> RootKey {
    let root = RootKey()
    try KeyFile(kind: .controllerRoot, created: StatementTime(Date()), key: root.key.bytes).create(file)
    return root
  }

  /// Opens a file without a passphrase. - Throws: `.keyFileMissing`, `.keyFilePermissions`, `.keyFileMalformed`.
  public static func openUnprotected(file: String) throws(SealingError) -> RootKey {
    guard let key = SigningKey(bytes: try KeyFile.read(file, .controllerRoot).key) else {
      throw SealingError(.keyFileMalformed, "\(file): not an Ed25519 key. Restore it from its backup.")
    }
    return RootKey(key: key)
  }

  public func enrol(_ statement: EnrolmentStatement) throws(SealingError) -> Enrolment { try key.sign(statement) }

  public func revoke(_ statement: RevocationStatement) throws(SealingError) -> Revocation { try key.sign(statement) }
}
