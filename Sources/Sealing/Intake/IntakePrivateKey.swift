import Crypto
import Foundation

/// The key that opens submissions. Only case-intake holds it.
public struct IntakePrivateKey: Sendable {
  let key: Curve25519.KeyAgreement.PrivateKey

  init() { key = Curve25519.KeyAgreement.PrivateKey() }

  /// - Throws: `.keyFileMissing`, `.keyFilePermissions`, `.keyFileMalformed`, `.inputOutput`.
  public init(file: String) throws(SealingError) {
    try self.init(bytes: KeyFile.read(file, .intakePrivate).key)
  }

  /// - Parameter bytes: The 32 bytes of an X25519 private key.
  public init(bytes: [UInt8]) throws(SealingError) {
    do { key = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: bytes) } catch {
      throw SealingError(.malformed, "an intake private key has 32 bytes, not \(bytes.count). Make the pair anew or restore the file.")
    }
  }

  public var publicKey: IntakePublicKey { IntakePublicKey(key.publicKey) }

  /// Writes a new file, mode 0600. - Throws: `.keyFileExists`, `.inputOutput`.
  public func create(file: String) throws(SealingError) {
    try KeyFile(kind: .intakePrivate, created: StatementTime(Date()), key: Array(key.rawRepresentation)).create(file)
  }
}
