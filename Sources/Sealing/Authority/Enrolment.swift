public import Foundation

/// An enrolment with the controller root's signature; an approver's key counts only with one.
public typealias Enrolment = Signed<EnrolmentStatement>

extension Signed where Statement == EnrolmentStatement {
  /// Checks the root's signature, that the key is the one that the id names, and that the enrolment is in force.
  ///
  /// - Returns: The enrolled public key.
  @discardableResult
  public func verify(rootPublicKey: VerificationKey, at date: Date) throws(AuthorityError) -> VerificationKey {
    guard isSigned(by: rootPublicKey) else { throw .enrolmentNotSignedByRoot(keyID: statement.keyID) }
    let key = try VerificationKey(hex: statement.publicKey)
    guard key.keyID == statement.keyID else { throw .malformed("enrolment of key \(statement.keyID): the public key has another id") }
    try checkValidity(at: StatementTime(date))
    return key
  }

  func checkValidity(at time: StatementTime) throws(AuthorityError) {
    guard time >= statement.notBefore else { throw .notYetValid(keyID: statement.keyID, from: statement.notBefore) }
    guard time <= statement.notAfter else { throw .expired(keyID: statement.keyID, since: statement.notAfter) }
  }
}
