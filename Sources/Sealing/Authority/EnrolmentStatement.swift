/// The controller says: this key is this person's, for these roles, for this time.
public struct EnrolmentStatement: SignedStatement {
  public static let domain = "habeas enrolment v1"

  /// The approver's name as it stands in the evidence.
  public let name: String
  public let keyID: String
  /// Ed25519, 32 bytes in hex.
  public let publicKey: String
  public let roles: [ApproverRole]
  public let notBefore: StatementTime
  /// The enrolment ends at the end of this second.
  public let notAfter: StatementTime

  public init(name: String, publicKey: VerificationKey, roles: [ApproverRole], notBefore: StatementTime, notAfter: StatementTime) {
    self.name = name
    self.keyID = publicKey.keyID
    self.publicKey = publicKey.hex
    self.roles = roles
    self.notBefore = notBefore
    self.notAfter = notAfter
  }

  public var canonicalFields: [String: CanonicalValue] {
    [
      "name": .string(name), "keyID": .string(keyID), "publicKey": .string(publicKey),
      "roles": .array(roles.map { .string($0.rawValue) }),
      "notBefore": .string(notBefore.text), "notAfter": .string(notAfter.text),
    ]
  }
}
