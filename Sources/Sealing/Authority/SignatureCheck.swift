import Foundation

/// The part of verification that every approver's statement shares: whose key it is, for what, when, and whether it is only a demonstration.
struct SignatureCheck {
  /// Clocks of two machines may differ by this much, in seconds.
  static let toleratedSkew: TimeInterval = 300

  /// The key that the statement names.
  let keyID: String
  let role: ApproverRole
  let demonstration: Bool
  let signedAt: StatementTime

  func verify<Statement>(
    _ signed: Signed<Statement>, enrolment: Enrolment, root: VerificationKey, allowsDemonstration: Bool, at date: Date
  ) throws(AuthorityError) {
    guard enrolment.statement.keyID == keyID else { throw .unknownKey(keyID: keyID) }
    let key = try enrolment.verify(rootPublicKey: root, at: date)
    guard signed.signerKeyID == keyID, signed.isSigned(by: key) else { throw .badSignature(keyID: keyID) }
    guard signedAt <= StatementTime(date.addingTimeInterval(Self.toleratedSkew)) else {
      throw .signedInFuture(keyID: keyID, at: signedAt)
    }
    try enrolment.checkValidity(at: signedAt)
    try checkRole(enrolment.statement.roles, allowsDemonstration)
  }

  private func checkRole(_ roles: [ApproverRole], _ allowsDemonstration: Bool) throws(AuthorityError) {
    let isDemonstrationKey = roles.contains(.demonstration)
    guard allowsDemonstration || !(isDemonstrationKey || demonstration) else { throw .demonstrationNotAllowed(keyID: keyID) }
    guard demonstration || !isDemonstrationKey else { throw .demonstrationNotMarked(keyID: keyID) }
    guard isDemonstrationKey || roles.contains(role) else { throw .notEnrolled(keyID: keyID, role: role) }
  }
}
