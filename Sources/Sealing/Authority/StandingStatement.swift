/// A DPO says: notices of these kinds may go out by themselves, from templates with exactly these texts, for this time (design rule 8).
public struct StandingStatement: SignedStatement {
  public static let domain = "habeas standing approval v1"

  public let noticeKinds: [String]
  /// SHA-256 of the template file's bytes in hex, by the kind of notice, or by `kind/language` where there are several texts.
  public let templateDigests: [String: String]
  public let demonstration: Bool
  public let signedAt: StatementTime
  public let notBefore: StatementTime
  /// The approval ends at the end of this second.
  public let notAfter: StatementTime
  /// The approver's key.
  public let keyID: String

  public init(
    noticeKinds: [String], templateDigests: [String: String], demonstration: Bool = false, signedAt: StatementTime,
    notBefore: StatementTime, notAfter: StatementTime, keyID: String
  ) {
    self.noticeKinds = noticeKinds
    self.templateDigests = templateDigests
    self.demonstration = demonstration
    self.signedAt = signedAt
    self.notBefore = notBefore
    self.notAfter = notAfter
    self.keyID = keyID
  }

  public var canonicalFields: [String: CanonicalValue] {
    [
      "noticeKinds": .array(noticeKinds.map { .string($0) }), "templateDigests": .object(templateDigests.mapValues { .string($0) }),
      "demonstration": .bool(demonstration), "signedAt": .string(signedAt.text),
      "notBefore": .string(notBefore.text), "notAfter": .string(notAfter.text), "keyID": .string(keyID),
    ]
  }

  /// Signs this statement. - Throws: `.wrongKey` where the statement names another key.
  public func sign(with key: ApproverKey) throws(SealingError) -> StandingApproval { try key.sign(self, namedKeyID: keyID) }
}
