public import Foundation

/// A standing approval with the approver's signature.
public typealias StandingApproval = Signed<StandingStatement>

extension Signed where Statement == StandingStatement {
  /// Checks that this kind of notice, from a template of this digest, may go out at this time. Signature and enrolment are checked by
  /// ``verify(notice:templateDigest:enrolment:root:allowsDemonstration:at:)`` or ``AuthorityRegister``.
  ///
  /// - Parameter language: Where given, `kind/language` is looked up before `kind`.
  func checkScope(notice kind: String, language: String?, templateDigest: String, at date: Date) throws(AuthorityError) {
    let time = StatementTime(date)
    guard time >= statement.notBefore else { throw .notYetValid(keyID: statement.keyID, from: statement.notBefore) }
    guard time <= statement.notAfter else { throw .expired(keyID: statement.keyID, since: statement.notAfter) }
    guard statement.noticeKinds.contains(kind) else { throw .noticeNotCovered(kind: kind) }
    let approved = language.flatMap { statement.templateDigests["\(kind)/\($0)"] } ?? statement.templateDigests[kind]
    guard let approved else { throw .noticeNotCovered(kind: language.map { "\(kind)/\($0)" } ?? kind) }
    guard approved == templateDigest else { throw .templateDiffers(kind: kind) }
  }

  /// Checks scope, time, signature and enrolment, without revocations. ``AuthorityRegister`` checks everything at once; prefer it.
  public func verify(
    notice kind: String, language: String? = nil, templateDigest: String, enrolment: Enrolment, root: VerificationKey,
    allowsDemonstration: Bool = false, at date: Date
  ) throws(AuthorityError) {
    let check = SignatureCheck(
      keyID: statement.keyID, role: .standing, demonstration: statement.demonstration, signedAt: statement.signedAt)
    try check.verify(self, enrolment: enrolment, root: root, allowsDemonstration: allowsDemonstration, at: date)
    try checkScope(notice: kind, language: language, templateDigest: templateDigest, at: date)
  }
}
