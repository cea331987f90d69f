public import Foundation

/// A case approval with the approver's signature.
public typealias SignedApproval = Signed<ApprovalStatement>

extension Signed where Statement == ApprovalStatement {
  /// Checks signature, enrolment and time, without revocations. ``AuthorityRegister`` checks everything at once; prefer it.
  ///
  /// - Parameter at: The time of use; the enrolment must be in force then and when it was signed.
  /// - Returns: The statement, which counts now. What it is over is still to be compared: see ``ApprovalExpectation``.
  public func verify(
    enrolment: Enrolment, root: VerificationKey, allowsDemonstration: Bool = false, at date: Date
  ) throws(AuthorityError) -> ApprovalStatement {
    let check = SignatureCheck(keyID: statement.keyID, role: .approve, demonstration: statement.demonstration, signedAt: statement.signedAt)
    try check.verify(self, enrolment: enrolment, root: root, allowsDemonstration: allowsDemonstration, at: date)
    return statement
  }
}
