/// A DPO signed the manifest's digest.
public struct ResponseApproved: Codable, Hashable, Sendable {
  public var version: Int
  public var manifestDigest: String
  public var recipientDigest: String
  /// First 16 hex digits of SHA-256 of the approver's public key.
  public var keyID: String
  /// The signed statement as JSON: what the DPO signed, word for word, and the Ed25519 signature.
  public var signed: String

  public init(version: Int, manifestDigest: String, recipientDigest: String, keyID: String, signed: String) {
    self.version = version
    self.manifestDigest = manifestDigest
    self.recipientDigest = recipientDigest
    self.keyID = keyID
    self.signed = signed
  }
}
