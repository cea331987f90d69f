import Crypto
import Foundation

/// The key that the intake tiers seal submissions to. Public: whoever has it can hand in and read nothing back.
public struct IntakePublicKey: Sendable {
  let key: Curve25519.KeyAgreement.PublicKey

  init(_ key: Curve25519.KeyAgreement.PublicKey) { self.key = key }

  /// - Throws: `.keyFileMissing`, `.keyFileMalformed`, `.inputOutput`.
  public init(file: String) throws(SealingError) {
    try self.init(bytes: KeyFile.read(file, .intakePublic).key)
  }

  /// - Parameter bytes: The 32 bytes of an X25519 public key.
  public init(bytes: [UInt8]) throws(SealingError) {
    do { key = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: bytes) } catch {
      throw SealingError(.malformed, "an intake public key has 32 bytes, not \(bytes.count). Make the pair anew or restore the file.")
    }
  }

  /// The 32 bytes of the X25519 public key.
  public var bytes: [UInt8] { Array(key.rawRepresentation) }

  /// The first 16 hex digits of the SHA-256 of the key; stands in every sealed submission.
  public var keyID: String { Hex.encode(keyIDBytes) }

  var keyIDBytes: [UInt8] { Array(SHA256.hash(data: key.rawRepresentation).prefix(8)) }

  /// Writes a new file, mode 0644. - Throws: `.keyFileExists`, `.inputOutput`.
  public func create(file: String) throws(SealingError) {
    try KeyFile(kind: .intakePublic, created: StatementTime(Date()), key: bytes).create(file)
  }
}
