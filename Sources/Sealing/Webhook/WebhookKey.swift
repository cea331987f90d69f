import Crypto
import Foundation

/// The key by which messages to one processor are signed: a secret that both know, or a key pair of ours.
///
/// The signature is that of Standard Webhooks 1.0: over `id.timestamp.body`, written as `v1,<base64>` for HMAC-SHA-256 and `v1a,<base64>`
/// for Ed25519. The id is the same when a message is sent again, so that the receiver can tell a repetition; the timestamp keeps an old
/// message from being played back.
public struct WebhookKey: Sendable {
  /// How messages are signed.
  public enum Algorithm: String, Sendable, Hashable, CaseIterable {
    /// A secret that both sides hold.
    case hmac
    /// The receiver holds the public half only.
    case ed25519
  }

  private enum Material {
    case secret([UInt8])
    case pair(Curve25519.Signing.PrivateKey)
  }

  // The library's key is a value without shared state.
  private let material: Material

  /// Reads a key file; what kind of key it holds says how messages are signed.
  ///
  /// - Throws: `.keyFileMissing`, `.keyFilePermissions`, `.keyFileMalformed`, `.inputOutput`.
  public init(keyFile: String) throws(SealingError) {
    let file = try KeyFile.read(keyFile, oneOf: [.webhookSecret, .webhookSigning])
    try self.init(file.kind == .webhookSecret ? .hmac : .ed25519, bytes: file.key)
  }

  private init(_ algorithm: Algorithm, bytes: [UInt8]) throws(SealingError) {
    switch algorithm {
    case .hmac: material = .secret(bytes)
    case .ed25519:
      guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes) else {
        throw SealingError(.keyFileMalformed, "the key file holds no Ed25519 private key. Restore it from its backup.")
      }
      material = .pair(key)
    }
  }

  /// Writes a new key file, mode 0600. - Throws: `.keyFileExists`, `.inputOutput`.
  @discardableResult
  public static func create(keyFile: String, _ algorithm: Algorithm) throws(SealingError) -> WebhookKey {
    let key = try ephemeral(algorithm)
    try KeyFile(kind: algorithm == .hmac ? .webhookSecret : .webhookSigning, created: StatementTime(Date()), key: key.bytes).create(keyFile)
    return key
  }

  /// A new random key in memory, for tests and dry runs.
  public static func ephemeral(_ algorithm: Algorithm) throws(SealingError) -> WebhookKey {
    try WebhookKey(algorithm, bytes: SymmetricKey(size: .bits256).bytes)
  }

  private var bytes: [UInt8] {
    switch material {
    case .secret(let bytes): bytes
    case .pair(let key): Array(key.rawRepresentation)
    }
  }

  /// What the receiver verifies with, in the text form of Standard Webhooks: `whsec_…` is secret, `whpk_…` is public.
  public var verifier: String {
    switch material {
    case .secret(let bytes): "whsec_" + Data(bytes).base64EncodedString()
    case .pair(let key): "whpk_" + key.publicKey.rawRepresentation.base64EncodedString()
    }
  }

  /// The value of the header `webhook-signature`.
  ///
  /// - Parameters:
  ///   - id: The message's id; it may have no full stop, which is what parts it from the rest.
  ///   - timestamp: Seconds since 1970, as it stands in the header `webhook-timestamp`.
  public func signature(id: String, timestamp: Int, body: [UInt8]) throws(SealingError) -> String {
    precondition(!id.contains("."), "A full stop in a message's id would make its signature ambiguous.")
    let content = Data("\(id).\(timestamp).".utf8) + Data(body)
    switch material {
    case .secret(let bytes):
      return "v1," + Data(HMAC<SHA256>.authenticationCode(for: content, using: SymmetricKey(data: bytes))).base64EncodedString()
    case .pair(let key):
      guard let signature = try? key.signature(for: content) else {
        throw SealingError(.cryptography, "the message to a processor could not be signed.")
      }
      return "v1a," + signature.base64EncodedString()
    }
  }
}
