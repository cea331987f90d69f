import Foundation
import Testing

@testable import Sealing

@Suite("Rule 8: nothing is sent without authority over its bytes", .timeLimit(.minutes(1)))
struct AuthorityTests {
  private let root = RootKey()
  private let approver = ApproverKey(name: "Robin Example")
  private let now = Fixture.date("2026-11-22T10:00:00Z")
  private let expectation = ApprovalExpectation(
    caseID: Fixture.caseID, manifestDigest: String(repeating: "ab", count: 32), recipientDigest: String(repeating: "cd", count: 32),
    channel: "email")

  private func enrolment(
    _ key: ApproverKey? = nil, roles: [ApproverRole] = [.approve, .standing], from: String = "2026-01-01T00:00:00Z",
    to: String = "2026-12-31T23:59:59Z", by signer: RootKey? = nil
  ) throws -> Enrolment {
    try (signer ?? root).enrol(
      EnrolmentStatement(
        name: "Robin Example", publicKey: (key ?? approver).publicKey, roles: roles, notBefore: Fixture.time(from),
        notAfter: Fixture.time(to)))
  }

  private func approval(
    _ key: ApproverKey? = nil, caseID: UUID = Fixture.caseID, manifest: String = String(repeating: "ab", count: 32),
    recipient: String = String(repeating: "cd", count: 32), channel: String = "email", decision: ApprovalStatement.Decision = .release,
    demonstration: Bool = false, signedAt: String = "2026-11-22T09:30:00Z"
  ) throws -> SignedApproval {
    let key = key ?? approver
    let statement = ApprovalStatement(
      caseID: caseID, manifestDigest: manifest, recipientDigest: recipient, channel: channel, decision: decision,
      demonstration: demonstration, signedAt: Fixture.time(signedAt), keyID: key.keyID)
    return try statement.sign(with: key)
  }

  private func register(_ enrolments: [Enrolment], _ revocations: [Revocation] = [], demonstrations: Bool = false) -> AuthorityRegister {
    AuthorityRegister(root: root.publicKey, enrolments: enrolments, revocations: revocations, allowsDemonstration: demonstrations)
  }

  private func refusal(_ approval: SignedApproval, _ register: AuthorityRegister, at date: Date? = nil) -> AuthorityError? {
    authorityError { try register.verify(approval, expecting: expectation, at: date ?? now) }
  }

  @Test("An enrolled approver's signature over exactly this gives authority")
  func authority() throws {
    let statement = try register([enrolment()]).verify(approval(), expecting: expectation, at: now)
    #expect(statement.decision == .release && statement.keyID == approver.keyID)
  }

  @Test("A key that nobody enrolled gives none")
  func unknownKey() throws {
    #expect(refusal(try approval(), register([])) == .unknownKey(keyID: approver.keyID))
    #expect(refusal(try approval(ApproverKey(name: "x")), register([try enrolment()])) != nil)
  }

  @Test("An enrolment that the pinned root did not sign, or that was changed, gives none")
  func forgedEnrolment() throws {
    let forged = try enrolment(by: RootKey())
    #expect(refusal(try approval(), register([forged])) == .enrolmentNotSignedByRoot(keyID: approver.keyID))
    let genuine = try enrolment(roles: [.standing])
    let widened = EnrolmentStatement(
      name: genuine.name, publicKey: approver.publicKey, roles: [.approve], notBefore: genuine.notBefore, notAfter: genuine.notAfter)
    let changed = Enrolment(statement: widened, signerKeyID: genuine.signerKeyID, signature: genuine.signature)
    #expect(refusal(try approval(), register([changed])) == .enrolmentNotSignedByRoot(keyID: approver.keyID))
  }

  @Test("A key counts only for the roles that it is enrolled for")
  func roles() throws {
    #expect(refusal(try approval(), register([try enrolment(roles: [.standing])])) == .notEnrolled(keyID: approver.keyID, role: .approve))
  }

  @Test("A revoked key counts for nothing, whenever it signed; before the revocation it counted")
  func revocation() throws {
    let from = Fixture.time("2026-11-22T09:45:00Z")
    let revocation = try root.revoke(RevocationStatement(keyID: approver.keyID, revokedFrom: from, reason: "lost"))
    let register = register([try enrolment()], [revocation])
    #expect(refusal(try approval(), register) == .revoked(keyID: approver.keyID, since: from))
    #expect(refusal(try approval(signedAt: "2026-03-01T00:00:00Z"), register) == .revoked(keyID: approver.keyID, since: from))
    #expect(refusal(try approval(), register, at: Fixture.date("2026-11-22T09:40:00Z")) == nil)
  }

  @Test("A revocation that the root did not sign stops everything by that key rather than be passed over")
  func forgedRevocation() throws {
    let forged = try RootKey().revoke(
      RevocationStatement(keyID: approver.keyID, revokedFrom: Fixture.time("2027-01-01T00:00:00Z"), reason: "left"))
    #expect(refusal(try approval(), register([try enrolment()], [forged])) == .revocationNotSignedByRoot(keyID: approver.keyID))
  }

  @Test("Enrolments begin and end; one that was renewed counts")
  func validity() throws {
    let old = try enrolment(to: "2026-10-31T23:59:59Z")
    let next = try enrolment(from: "2027-01-01T00:00:00Z", to: "2027-12-31T23:59:59Z")
    #expect(refusal(try approval(), register([old])) == .expired(keyID: approver.keyID, since: old.notAfter))
    #expect(refusal(try approval(), register([next])) == .notYetValid(keyID: approver.keyID, from: next.notBefore))
    #expect(refusal(try approval(), register([old, next])) != nil)
    #expect(refusal(try approval(), register([old, try enrolment(), next])) == nil)
  }

  @Test("A signature made before the enrolment began, or in the future, gives none")
  func signingTime() throws {
    let enrolled = try enrolment()
    #expect(
      refusal(try approval(signedAt: "2025-12-31T23:59:59Z"), register([enrolled]))
        == .notYetValid(keyID: approver.keyID, from: enrolled.notBefore))
    #expect(
      refusal(try approval(signedAt: "2026-11-22T10:05:01Z"), register([enrolled]))
        == .signedInFuture(keyID: approver.keyID, at: Fixture.time("2026-11-22T10:05:01Z")))
    #expect(refusal(try approval(signedAt: "2026-11-22T10:04:00Z"), register([enrolled])) == nil)
  }

  @Test("A change to any byte of the signature, or to any field, is a bad signature")
  func tampering() throws {
    let signed = try approval()
    let register = register([try enrolment()])
    let bytes = try #require(Hex.decode(signed.signature))
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 1
      let forged = SignedApproval(statement: signed.statement, signerKeyID: signed.signerKeyID, signature: Hex.encode(changed))
      #expect(refusal(forged, register) == .badSignature(keyID: approver.keyID), "byte \(index)")
    }
    for other in [
      try approval(manifest: String(repeating: "00", count: 32)), try approval(caseID: UUID()), try approval(decision: .refuse),
      try approval(recipient: "00"), try approval(channel: "post"), try approval(demonstration: true),
      try approval(signedAt: "2026-11-22T09:30:01Z"),
    ] {
      let forged = SignedApproval(statement: other.statement, signerKeyID: signed.signerKeyID, signature: signed.signature)
      #expect(refusal(forged, register) == .badSignature(keyID: approver.keyID))
    }
    let renamed = SignedApproval(statement: signed.statement, signerKeyID: "0000000000000000", signature: signed.signature)
    #expect(refusal(renamed, register) == .badSignature(keyID: approver.keyID))
    let garbled = SignedApproval(statement: signed.statement, signerKeyID: signed.signerKeyID, signature: "not hex")
    #expect(refusal(garbled, register) == .badSignature(keyID: approver.keyID))
  }

  @Test("Another digest, recipient, channel, decision or case voids the approval")
  func differences() throws {
    let register = register([try enrolment()])
    #expect(refusal(try approval(manifest: "00"), register) == .digestDiffers)
    #expect(refusal(try approval(recipient: "00"), register) == .recipientDiffers)
    #expect(refusal(try approval(channel: "post"), register) == .channelDiffers)
    #expect(refusal(try approval(decision: .refuse), register) == .decisionDiffers)
    #expect(refusal(try approval(caseID: UUID()), register) == .caseDiffers)
  }

  @Test("A demonstration counts only where demonstrations are allowed, and a demonstration key must say so")
  func demonstrations() throws {
    let enrolled = try enrolment(roles: [.demonstration])
    let marked = try approval(demonstration: true)
    #expect(refusal(marked, register([enrolled])) == .demonstrationNotAllowed(keyID: approver.keyID))
    #expect(refusal(marked, register([try enrolment()])) == .demonstrationNotAllowed(keyID: approver.keyID))
    #expect(refusal(try approval(), register([enrolled])) == .demonstrationNotAllowed(keyID: approver.keyID))
    #expect(refusal(try approval(), register([enrolled], demonstrations: true)) == .demonstrationNotMarked(keyID: approver.keyID))
    #expect(refusal(marked, register([enrolled], demonstrations: true)) == nil)
  }

  @Test("A statement that names another key is not signed")
  func wrongKey() throws {
    let statement = try approval().statement
    #expect(sealingCode { _ = try statement.sign(with: ApproverKey(name: "x")) } == .wrongKey)
  }

  @Test("Every refusal has a code and a sentence of its own")
  func messages() {
    let time = Fixture.time("2026-01-01T00:00:00Z")
    let errors: [AuthorityError] = [
      .unknownKey(keyID: "k"), .notEnrolled(keyID: "k", role: .approve), .enrolmentNotSignedByRoot(keyID: "k"),
      .revoked(keyID: "k", since: time),
      .revocationNotSignedByRoot(keyID: "k"), .notYetValid(keyID: "k", from: time), .expired(keyID: "k", since: time),
      .badSignature(keyID: "k"),
      .signedInFuture(keyID: "k", at: time), .caseDiffers, .digestDiffers, .recipientDiffers, .channelDiffers, .decisionDiffers,
      .demonstrationNotAllowed(keyID: "k"), .demonstrationNotMarked(keyID: "k"), .noticeNotCovered(kind: "n"), .templateDiffers(kind: "n"),
      .malformed("m"),
    ]
    #expect(Set(errors.map(\.code)).count == errors.count)
    #expect(Set(errors.map(\.description)).count == errors.count)
  }
}
