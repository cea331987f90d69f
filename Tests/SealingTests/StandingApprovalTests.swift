import Foundation
import Testing

@testable import Sealing

@Suite("Rule 8: notices go out under a standing approval alone", .timeLimit(.minutes(1)))
struct StandingApprovalTests {
  private let root = RootKey()
  private let approver = ApproverKey(name: "Robin Example")
  private let now = Fixture.date("2026-03-01T10:00:00Z")
  private let digest = String(repeating: "11", count: 32)

  private func register(roles: [ApproverRole] = [.standing]) throws -> AuthorityRegister {
    let enrolment = try root.enrol(
      EnrolmentStatement(
        name: "Robin Example", publicKey: approver.publicKey, roles: roles, notBefore: Fixture.time("2026-01-01T00:00:00Z"),
        notAfter: Fixture.time("2026-12-31T23:59:59Z")))
    return AuthorityRegister(root: root.publicKey, enrolments: [enrolment], revocations: [])
  }

  private func standing() throws -> StandingApproval {
    try StandingStatement(
      noticeKinds: ["acknowledgement", "identity-code", "reminder"],
      templateDigests: ["acknowledgement/en": digest, "identity-code": digest], signedAt: Fixture.time("2026-01-02T00:00:00Z"),
      notBefore: Fixture.time("2026-01-02T00:00:00Z"), notAfter: Fixture.time("2026-06-30T23:59:59Z"), keyID: approver.keyID
    ).sign(with: approver)
  }

  @Test("A notice of a named kind from the approved text may go, by kind or by kind and language")
  func covered() throws {
    try register().verify(standing(), notice: "identity-code", templateDigest: digest, at: now)
    try register().verify(standing(), notice: "identity-code", language: "cy", templateDigest: digest, at: now)
    try register().verify(standing(), notice: "acknowledgement", language: "en", templateDigest: digest, at: now)
  }

  @Test("Another kind, another language, another text or another time may not")
  func notCovered() throws {
    let register = try register()
    let standing = try standing()
    func refusal(_ kind: String, _ language: String? = nil, _ template: String? = nil, at date: Date? = nil) -> AuthorityError? {
      authorityError {
        try register.verify(standing, notice: kind, language: language, templateDigest: template ?? digest, at: date ?? now)
      }
    }
    #expect(refusal("answer") == .noticeNotCovered(kind: "answer"))
    #expect(refusal("reminder") == .noticeNotCovered(kind: "reminder"))
    #expect(refusal("acknowledgement", "de") == .noticeNotCovered(kind: "acknowledgement/de"))
    #expect(refusal("identity-code", nil, "22") == .templateDiffers(kind: "identity-code"))
    #expect(refusal("identity-code", at: Fixture.date("2026-07-01T00:00:00Z")) == .expired(keyID: approver.keyID, since: standing.notAfter))
    #expect(
      refusal("identity-code", at: Fixture.date("2026-01-01T23:59:00Z")) == .notYetValid(keyID: approver.keyID, from: standing.notBefore))
  }

  @Test("A key enrolled for cases alone gives no standing approval, and a changed list voids the signature")
  func authority() throws {
    let signed = try standing()
    #expect(
      authorityError { try register(roles: [.approve]).verify(signed, notice: "identity-code", templateDigest: digest, at: now) }
        == .notEnrolled(keyID: approver.keyID, role: .standing))
    let widened = StandingStatement(
      noticeKinds: signed.noticeKinds + ["answer"], templateDigests: signed.templateDigests, signedAt: signed.signedAt,
      notBefore: signed.notBefore, notAfter: signed.notAfter, keyID: signed.statement.keyID)
    let forged = StandingApproval(statement: widened, signerKeyID: signed.signerKeyID, signature: signed.signature)
    #expect(
      authorityError { try register().verify(forged, notice: "answer", templateDigest: digest, at: now) }
        == .badSignature(keyID: approver.keyID))
  }
}
