import CaseStore
import Foundation
import ResponseBundle
import RightsCase
import Sealing

/// A DPO's signature over exactly the answer that was read.
struct AnswerApproval {
  let event: ResponseApproved

  /// Signs and checks at once what dispatch will check: an approval that counts for nothing is not written.
  ///
  /// - Parameter date: The database's time.
  /// - Throws: ``AuthorityError``, ``SealingError``, `DeskError`.
  init(of answer: CurrentAnswer, case caseID: UUID, key: ApproverKey, desk: ApproverDesk, at date: Date) throws {
    let manifest = answer.bundle.manifest
    let isDemonstration = desk.isDemonstration(key.keyID)
    guard manifest.demonstration || !isDemonstration else {
      throw DeskError.refused("key \(key.keyID) is a demonstration key, and this answer is not marked as a demonstration.")
    }
    let decision = Self.decision(for: answer.assembled.kind)
    let statement = ApprovalStatement(
      caseID: caseID, manifestDigest: answer.bundle.manifestDigest, recipientDigest: answer.assembled.recipientDigest,
      channel: answer.assembled.channel.rawValue, decision: decision, demonstration: isDemonstration, signedAt: StatementTime(date),
      keyID: key.keyID)
    let signed = try statement.sign(with: key)
    try desk.register.verify(
      signed,
      expecting: ApprovalExpectation(
        caseID: caseID, manifestDigest: answer.assembled.manifestDigest, recipientDigest: answer.assembled.recipientDigest,
        channel: answer.assembled.channel.rawValue, decision: decision),
      at: date)
    event = ResponseApproved(
      version: answer.assembled.version, manifestDigest: answer.assembled.manifestDigest,
      recipientDigest: answer.assembled.recipientDigest, keyID: key.keyID, signed: try DeskJSON.line(signed))
  }

  /// What is signed for each kind of answer.
  static func decision(for kind: ResponseKind) -> ApprovalStatement.Decision {
    switch kind {
    case .access: .release
    case .refusal: .refuse
    }
  }
}
