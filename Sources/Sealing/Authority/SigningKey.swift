import Crypto
import Foundation

/// The private half of an Ed25519 pair, in memory.
struct SigningKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  init() { key = Curve25519.Signing.PrivateKey() }

  /// Nil where the bytes are no Ed25519 private key (32 bytes).
  init?(bytes: [UInt8]) {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes) else { return nil }
    self.key = key
  }

  var bytes: [UInt8] { Array(key.rawRepresentation) }

  /// The public half: always 32 bytes by the library's contract, read back through the same check as any other key.
  var publicKey: VerificationKey { VerificationKey(raw: key.publicKey) }

  func sign<Statement: SignedStatement>(_ statement: Statement) throws(SealingError) -> Signed<Statement> {
    do {
      let signature = try key.signature(for: statement.canonicalBytes)
      return Signed(statement: statement, signerKeyID: publicKey.keyID, signature: Hex.encode(signature))
    } catch {
      throw SealingError(.cryptography, "the statement could not be signed.")
    }
  }
}

extension VerificationKey {
  init(raw: Curve25519.Signing.PublicKey) { bytes = Array(raw.rawRepresentation) }
}
