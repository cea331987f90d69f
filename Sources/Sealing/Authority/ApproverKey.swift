import Foundation

/// A DPO's own Ed25519 key. Its file is protected by a passphrase and stays with the person.
public struct ApproverKey: Sendable {
  /// The name that stands in the key file; the name in evidence is the enrolment's.
  public let name: String
  private let key: SigningKey

  public var publicKey: VerificationKey { key.publicKey }

  /// The first 16 hex digits of the SHA-256 of the public key.
  public var keyID: String { key.publicKey.keyID }

  /// A new key in memory; ``create(file:name:passphrase:scrypt:)`` also writes its file.
  public init(name: String) {
    self.name = name
    key = SigningKey()
  }

  private init(name: String, key: SigningKey) {
    self.name = name
    self.key = key
  }

  /// Makes a new key and writes its protected file, mode 0600.
  ///
  /// - Parameter passphrase: At least 15 characters of UTF-8.
  /// - Throws: `.weakPassphrase`, `.keyFileExists`, `.inputOutput`.
  public static func create(
    file: String, name: String, passphrase: [UInt8], scrypt: ScryptParameters = .standard
  ) throws(SealingError) -> ApproverKey {
    try Passphrase.check(passphrase)
    let key = ApproverKey(name: name)
    try ProtectedKeyFile(key.key, use: .approver, name: name, passphrase: passphrase, scrypt: scrypt).create(file)
    return key
  }

  /// Opens a protected key file.
  ///
  /// - Throws: `.wrongPassphrase`, `.keyFileMissing`, `.keyFilePermissions`, `.keyFileMalformed`, `.unsupportedVersion`.
  public static func open(file: String, passphrase: [UInt8]) throws(SealingError) -> ApproverKey {
    let protected = try ProtectedKeyFile.read(file, use: .approver)
    return ApproverKey(name: protected.name, key: try protected.open(file, passphrase: passphrase))
  }

  /// Opens a protected key file, asking for the passphrase only once the file has proved to be one.
  ///
  /// - Parameter passphrase: Given the key's name and id, for a prompt; what it throws is passed on.
  public static func open(file: String, passphrase: (_ name: String, _ keyID: String) throws -> [UInt8]) throws -> ApproverKey {
    let protected = try ProtectedKeyFile.read(file, use: .approver)
    return ApproverKey(name: protected.name, key: try protected.open(file, passphrase: try passphrase(protected.name, protected.keyID)))
  }

  func sign<Statement: SignedStatement>(_ statement: Statement, namedKeyID: String) throws(SealingError) -> Signed<Statement> {
    guard namedKeyID == keyID else {
      throw SealingError(
        .wrongKey,
        "the statement names key \(namedKeyID), and this is key \(keyID). Make the statement anew for "
          + "this key.")
    }
    return try key.sign(statement)
  }
}
