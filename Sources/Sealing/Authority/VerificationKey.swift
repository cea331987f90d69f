import Crypto
import Foundation

/// An Ed25519 public key.
public struct VerificationKey: Hashable, Sendable {
  /// 32 bytes.
  public let bytes: [UInt8]

  /// Nil where there are not 32 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// - Parameter hex: 64 lower-case hex digits, as `keys.rootPublicKey` in `habeas.yaml` pins them.
  /// - Throws: ``AuthorityError/malformed(_:)``.
  public init(hex: String) throws(AuthorityError) {
    guard let bytes = Hex.decode(hex), let key = VerificationKey(bytes: bytes) else {
      throw .malformed("a public key is written as 64 lower-case hex digits")
    }
    self = key
  }

  public var hex: String { Hex.encode(bytes) }

  /// The first 16 hex digits of the SHA-256 of the key.
  public var keyID: String { Hex.encode(SHA256.hash(data: bytes).prefix(8)) }

  func isValid(_ signature: [UInt8], over message: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { return false }
    return key.isValidSignature(signature, for: message)
  }
}
