/// A statement with its Ed25519 signature. Codable, so that it can be kept in a file, an event or a table.
///
/// Its fields are read through it (`approval.manifestDigest`), but they count for nothing until a `verify` has returned.
@dynamicMemberLookup
public struct Signed<Statement: SignedStatement>: Codable, Hashable, Sendable {
  public let statement: Statement
  /// Id of the key that signed: the first 16 hex digits of the SHA-256 of its public key.
  public let signerKeyID: String
  /// 64 bytes in lower-case hex.
  public let signature: String

  public init(statement: Statement, signerKeyID: String, signature: String) {
    self.statement = statement
    self.signerKeyID = signerKeyID
    self.signature = signature
  }

  public subscript<Value>(dynamicMember path: KeyPath<Statement, Value>) -> Value { statement[keyPath: path] }

  /// True where `key` made this signature over exactly this statement.
  public func isSigned(by key: VerificationKey) -> Bool {
    guard let bytes = Hex.decode(signature) else { return false }
    return key.isValid(bytes, over: statement.canonicalBytes)
  }
}
