import Foundation
import Testing

@testable import Sealing

@Suite("Rule 8: the canonical bytes of statements", .timeLimit(.minutes(1)))
struct CanonicalStatementTests {
  static let key = SigningKey(bytes: Array(0..<32))

  private func check<Statement: SignedStatement>(_ statement: Statement, _ name: String) throws {
    let key = try #require(Self.key)
    #expect(String(decoding: statement.canonicalBytes, as: UTF8.self) == (try Golden.text("statement-\(name).txt")))
    let signature = try Golden.bytes(hex: "statement-\(name).sig")
    #expect(key.publicKey.isValid(signature, over: statement.canonicalBytes))
    let signed = try key.sign(statement)
    #expect(signed.isSigned(by: key.publicKey))
    #expect(try JSONDecoder().decode(Signed<Statement>.self, from: JSONEncoder().encode(signed)) == signed)
  }

  @Test("Every kind of statement has the bytes and accepts the signature that another implementation made")
  func golden() throws {
    let key = try #require(Self.key).publicKey
    #expect(key.keyID == "56475aa75463474c")
    try check(
      ApprovalStatement(
        caseID: Fixture.caseID, manifestDigest: String(repeating: "ab", count: 32), recipientDigest: String(repeating: "cd", count: 32),
        channel: "email", decision: .release, signedAt: Fixture.time("2026-11-22T09:30:00Z"), keyID: key.keyID), "approval")
    try check(
      EnrolmentStatement(
        name: "Zoë \"DPO\" O'Neill\t\\", publicKey: key, roles: [.approve, .standing], notBefore: Fixture.time("2026-01-01T00:00:00Z"),
        notAfter: Fixture.time("2026-12-31T23:59:59Z")), "enrolment")
    try check(
      RevocationStatement(keyID: key.keyID, revokedFrom: Fixture.time("2026-06-01T12:00:00Z"), reason: "lost"), "revocation")
    try check(
      StandingStatement(
        noticeKinds: ["acknowledgement", "identity-code"],
        templateDigests: [
          "acknowledgement/en": String(repeating: "11", count: 32), "identity-code": String(repeating: "22", count: 32),
        ],
        demonstration: true, signedAt: Fixture.time("2026-01-02T00:00:00Z"), notBefore: Fixture.time("2026-01-02T00:00:00Z"),
        notAfter: Fixture.time("2026-07-01T00:00:00Z"), keyID: key.keyID), "standing")
    let heads = (1...3).map { number in
      CaseHead(
        caseID: UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, UInt8(number))),
        headHash: [UInt8](repeating: UInt8(number), count: 32))
    }
    try check(
      CaseRootStatement(day: "2026-11-22", heads: heads.reversed(), previous: nil, signedAt: Fixture.time("2026-11-23T00:00:05Z")),
      "case-root")
  }

  @Test("JSON: keys by UTF-16 code unit, control characters escaped, everything else as it is")
  func canonicalJSON() {
    let value = CanonicalValue.object([
      "\u{1F600}": .integer(-1), "\u{FB33}": .bool(false), "a\u{1}\n": .array([.string("/é\u{7F}"), .object([:])]),
    ])
    #expect(String(decoding: value.bytes, as: UTF8.self) == "{\"a\\u0001\\n\":[\"/é\u{7F}\",{}],\"\u{1F600}\":-1,\"\u{FB33}\":false}")
  }

  @Test("A signature for one kind of statement does not count for another with the same fields")
  func domains() throws {
    let key = try #require(Self.key)
    let signed = try key.sign(RevocationStatement(keyID: "k", revokedFrom: Fixture.time("2026-06-01T12:00:00Z"), reason: "lost"))
    struct Lookalike: SignedStatement {
      static let domain = "habeas lookalike v1"
      let fields: [String: String]
      var canonicalFields: [String: CanonicalValue] { fields.mapValues { .string($0) } }
    }
    let lookalike = Lookalike(fields: ["keyID": "k", "revokedFrom": "2026-06-01T12:00:00Z", "reason": "lost"])
    #expect(lookalike.canonicalFields == signed.statement.canonicalFields)
    #expect(!Signed(statement: lookalike, signerKeyID: signed.signerKeyID, signature: signed.signature).isSigned(by: key.publicKey))
  }

  @Test(
    "Times have one spelling",
    arguments: [
      "2026-11-22T09:30:00+00:00", "2026-11-22T09:30Z",
      "2026-11-22 09:30:00Z", "2026-02-30T00:00:00Z", "",
    ])
  func times(_ text: String) {
    #expect(StatementTime(text: text) == nil)
    #expect(StatementTime(text: "2026-11-22T09:30:00Z")?.text == "2026-11-22T09:30:00Z")
  }

  @Test("Hexadecimal is lower case, whole bytes, and round trips")
  func hex() {
    #expect(Hex.decode("AB") == nil && Hex.decode("a") == nil && Hex.decode("zz") == nil)
    #expect(Hex.decode(Hex.encode(0...255)) == Array(0...255))
  }
}
