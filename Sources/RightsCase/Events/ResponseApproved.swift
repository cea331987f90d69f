/// A DPO signed the manifest's digest.
public struct ResponseApproved: Codable, Hashable, Sendable {
  public var version: Int
  public var manifestDigest: String
  public var recipientDigest: String
  /// First 16 hex digits of SHA-256 of the approver's public key.
  public var keyID: String
  /// The signed statement, exactly as signed, in base64.
  public var statement: String
  /// Ed25519 signature in base64.
  public var signature: String

  public init(version: Int, manifestDigest: String, recipientDigest: String, keyID: String, statement: String, signature: String) {
    self.version = version
    self.manifestDigest = manifestDigest
    self.recipientDigest = recipientDigest
    self.keyID = keyID
    self.statement = statement
    self.signature = signature
  }
}
