import Foundation
import Sealing
import Testing

@testable import DPODesk

@Suite("Keys and standing approvals", .timeLimit(.minutes(1)))
struct KeyPageTests {
  private let root = RootKey()
  private let key = ApproverKey(name: "Test")
  private let now = Date(timeIntervalSince1970: 1_781_254_800)

  private func enrolment(by root: RootKey, days: Double = 30, roles: [ApproverRole] = [.approve, .standing]) throws -> Enrolment {
    try root.enrol(
      EnrolmentStatement(
        name: "A. Example", publicKey: key.publicKey, roles: roles, notBefore: StatementTime(now.addingTimeInterval(-86_400 * 60)),
        notAfter: StatementTime(now.addingTimeInterval(86_400 * days))))
  }

  private func list(_ enrolment: Enrolment?, revokedAt: Date? = nil) throws -> String {
    KeyListPage(
      entries: [.init(keyID: key.keyID, login: "dpo_demo", enrolment: enrolment, revokedAt: revokedAt)], root: root.publicKey, now: now,
      time: try LocalTime(zone: "Europe/London")
    ).text
  }

  @Test("The list says of each key whether it counts now, and why not")
  func keys() throws {
    #expect(try list(enrolment(by: root)).hasSuffix("yes"))
    #expect(try list(enrolment(by: root), revokedAt: now).contains("no: revoked on 2026-06-12 10:00"))
    #expect(try list(enrolment(by: RootKey())).contains("no: the enrolment of key \(key.keyID) is not signed by the pinned root key"))
    #expect(try list(enrolment(by: root, days: -1)).contains("no longer in force"))
    #expect(try list(nil).contains("cannot be read"))
  }

  @Test("Rule 8: a standing approval covers the texts that were signed, and no changed one")
  func standing() throws {
    let begin = StatementTime(now)
    let signed = try StandingStatement(
      noticeKinds: ["acknowledgement", "identity-code"], templateDigests: ["acknowledgement/en": "a1", "identity-code/en": "b1"],
      signedAt: begin, notBefore: begin, notAfter: StatementTime(now.addingTimeInterval(86_400)), keyID: key.keyID
    ).sign(with: key)
    let page = StandingListPage(
      entries: [.init(id: MadeUpCase.id(1), keyID: key.keyID, approval: signed)],
      register: AuthorityRegister(root: root.publicKey, enrolments: [try enrolment(by: root)], revocations: []),
      digests: ["acknowledgement/en": "a1", "identity-code/en": "changed"], now: now, time: try LocalTime(zone: "Europe/London"))
    let lines = page.text.split(separator: "\n")
    #expect(lines[0] == "01000000  by key \(key.keyID), until 2026-06-13 10:00")
    #expect(lines[1].hasSuffix("covered") && !lines[1].contains("not covered"))
    #expect(lines[2].contains("not covered: the template of"))
  }
}
