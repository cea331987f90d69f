import Foundation
import ResponseBundle
import RightsCase
import Sealing
import Testing

@testable import DPODesk

@Suite("Signing an answer", .timeLimit(.minutes(1)))
struct ApprovalTests {
  private let root = RootKey()
  private let key = ApproverKey(name: "Test")
  private let now = Date(timeIntervalSince1970: 1_781_254_800)

  private func desk(
    roles: [ApproverRole] = [.approve], allowsDemonstration: Bool = false, revoked: Bool = false, login: String = "dpo_demo"
  ) throws -> ApproverDesk {
    let day: TimeInterval = 86_400
    let enrolment = try root.enrol(
      EnrolmentStatement(
        name: "A. Example", publicKey: key.publicKey, roles: roles, notBefore: StatementTime(now.addingTimeInterval(-day)),
        notAfter: StatementTime(now.addingTimeInterval(day))))
    let revocation = try root.revoke(RevocationStatement(keyID: key.keyID, revokedFrom: StatementTime(now), reason: "lost"))
    return ApproverDesk(
      register: AuthorityRegister(
        root: root.publicKey, enrolments: [enrolment], revocations: revoked ? [revocation] : [], allowsDemonstration: allowsDemonstration),
      approvers: [.init(keyID: key.keyID, login: login, isRevoked: revoked)], login: "dpo_demo")
  }

  private func approval(of answer: CurrentAnswer, desk: ApproverDesk) throws -> SignedApproval {
    let event = try AnswerApproval(of: answer, case: MadeUpCase.caseID, key: key, desk: desk, at: now).event
    #expect(event.keyID == key.keyID && event.version == 1 && event.manifestDigest == answer.bundle.manifestDigest)
    return try JSONDecoder().decode(SignedApproval.self, from: Data(event.signed.utf8))
  }

  @Test("Rule 8: what is signed is over the manifest's digest, the recipient and the channel, and counts")
  func counts() throws {
    let answer = try MadeUpAnswer().current()
    let desk = try desk()
    let signed = try approval(of: answer, desk: desk)
    let statement = try desk.register.verify(
      signed,
      expecting: ApprovalExpectation(
        caseID: MadeUpCase.caseID, manifestDigest: answer.bundle.manifestDigest, recipientDigest: "r1", channel: "email"),
      at: now)
    #expect(!statement.demonstration && statement.decision == .release)
  }

  @Test("A refusal is signed as a refusal (R14)")
  func refusal() throws {
    let answer = try MadeUpAnswer(kind: .refusal).current(kind: .refusal)
    #expect(try approval(of: answer, desk: desk()).statement.decision == .refuse)
  }

  @Test("A demonstration key signs demonstrations alone, and says so")
  func demonstration() throws {
    let desk = try desk(roles: [.approve, .demonstration], allowsDemonstration: true)
    #expect(try approval(of: MadeUpAnswer(demonstration: true).current(), desk: desk).statement.demonstration)
    #expect(throws: DeskError.self) { try approval(of: MadeUpAnswer().current(), desk: desk) }
  }

  @Test("What would count for nothing is not written: revoked, not enrolled for answers, a demonstration where there is none")
  func countsForNothing() throws {
    let answer = try MadeUpAnswer().current()
    #expect(throws: AuthorityError.self) { try approval(of: answer, desk: desk(revoked: true)) }
    #expect(throws: AuthorityError.self) { try approval(of: answer, desk: desk(roles: [.standing])) }
    #expect(throws: AuthorityError.self) { try approval(of: answer, desk: desk(roles: [.demonstration])) }
  }

  @Test("A key signs for its own login alone")
  func ownKey() throws {
    try desk().requireOwnKey(key.keyID)
    #expect(throws: DeskError.self) { try desk(login: "dpo_other").requireOwnKey(key.keyID) }
    #expect(throws: DeskError.self) { try desk(revoked: true).requireOwnKey(key.keyID) }
    #expect(throws: DeskError.self) { try desk().requireOwnKey("ffffffffffffffff") }
  }

  @Test("Before signing the DPO sees files, recipient, channel and digest")
  func page() throws {
    let answer = try MadeUpAnswer(demonstration: true).current()
    let page = ApprovalPage(
      reference: MadeUpCase.reference, version: 1, manifest: answer.bundle.manifest, manifestDigest: answer.bundle.manifestDigest,
      recipient: answer.recipient(reveal: false))
    try Golden.expect(page.text + "\n", is: "approve.txt")
  }
}
