public import Foundation

/// The pinned root key, the enrolments and the revocations: everything by which a signature is judged.
///
/// Dispatch and fulfilment build one inside their transaction, from what the database holds at that moment (design rule 8).
public struct AuthorityRegister: Sendable {
  public let root: VerificationKey
  public let enrolments: [Enrolment]
  public let revocations: [Revocation]
  /// True only in a demonstration installation, whose mail is pinned to a sink.
  public let allowsDemonstration: Bool

  public init(root: VerificationKey, enrolments: [Enrolment], revocations: [Revocation], allowsDemonstration: Bool = false) {
    self.root = root
    self.enrolments = enrolments
    self.revocations = revocations
    self.allowsDemonstration = allowsDemonstration
  }

  /// Judges a case approval against what is about to be sent.
  ///
  /// - Returns: The statement, which gives authority over exactly `expected`.
  @discardableResult
  public func verify(_ approval: SignedApproval, expecting expected: ApprovalExpectation, at date: Date) throws(AuthorityError)
    -> ApprovalStatement
  {
    let statement = try verify(approval.statement.keyID, at: date) { enrolment throws(AuthorityError) in
      try approval.verify(enrolment: enrolment, root: root, allowsDemonstration: allowsDemonstration, at: date)
    }
    try expected.check(statement)
    return statement
  }

  /// Judges whether a notice may go out under a standing approval.
  public func verify(
    _ standing: StandingApproval, notice kind: String, language: String? = nil, templateDigest: String, at date: Date
  ) throws(AuthorityError) {
    try verify(standing.statement.keyID, at: date) { enrolment throws(AuthorityError) in
      try standing.verify(
        notice: kind, language: language, templateDigest: templateDigest, enrolment: enrolment, root: root,
        allowsDemonstration: allowsDemonstration, at: date)
    }
  }

  /// Tries the key's enrolments, the most lasting first, so that one renewed in time does not count as expired.
  private func verify<Result>(
    _ keyID: String, at date: Date, _ body: (Enrolment) throws(AuthorityError) -> Result
  ) throws(AuthorityError) -> Result {
    try checkRevocations(keyID, at: date)
    let candidates = enrolments.filter { $0.statement.keyID == keyID }.sorted { $0.statement.notAfter > $1.statement.notAfter }
    guard let first = candidates.first else { throw .unknownKey(keyID: keyID) }
    for candidate in candidates.dropLast() {
      if let result = try? body(candidate) { return result }
    }
    do throws(AuthorityError) {
      return try body(candidates[candidates.count - 1])
    } catch {
      // Of several failures, that of the most lasting enrolment tells the most.
      if candidates.count > 1 { return try body(first) }
      throw error
    }
  }

  private func checkRevocations(_ keyID: String, at date: Date) throws(AuthorityError) {
    for revocation in revocations where revocation.statement.keyID == keyID {
      // Fail closed: someone who can plant a false revocation can also have removed a true one.
      guard revocation.isSigned(by: root) else { throw .revocationNotSignedByRoot(keyID: keyID) }
      guard StatementTime(date) < revocation.statement.revokedFrom else {
        throw .revoked(keyID: keyID, since: revocation.statement.revokedFrom)
      }
    }
  }
}
