/// The controller says: from this time on, nothing that this key signed gives authority, whenever it was signed.
public struct RevocationStatement: SignedStatement {
  public static let domain = "habeas revocation v1"

  public let keyID: String
  /// The first second in which the key no longer counts.
  public let revokedFrom: StatementTime
  /// A short code such as `left`, `lost` or `compromised`; never free text.
  public let reason: String

  public init(keyID: String, revokedFrom: StatementTime, reason: String) {
    self.keyID = keyID
    self.revokedFrom = revokedFrom
    self.reason = reason
  }

  public var canonicalFields: [String: CanonicalValue] {
    ["keyID": .string(keyID), "revokedFrom": .string(revokedFrom.text), "reason": .string(reason)]
  }
}

/// A revocation with the controller root's signature.
public typealias Revocation = Signed<RevocationStatement>
