import Foundation
import RightsCase
import RightsLaw
import Testing

@testable import DPODesk

/// A case made of events, for pages: invented people, no database.
struct MadeUpCase {
  static let reference = "4T7K9-Q2MXC"
  static let caseID = UUID(uuid: (0x6F, 0x96, 0x19, 0xFF, 0x8B, 0x86, 0x4D, 0x01, 0xB4, 0x2D, 0, 0xC0, 0x4F, 0xC9, 0x64, 0xFF))
  static let keyID = "0123456789abcdef"

  private(set) var state = CaseState()
  private(set) var entries: [CaseStory.Entry] = []
  private var minute = 0

  /// Opens the case with these rights, received on Monday 1 June 2026.
  init(rights: [Right] = [.access], triage: TriageReason? = nil) throws {
    let opened = CaseOpened(
      reference: Self.reference, channel: .email, submission: Self.id(1), receivedOn: try LocalDate(iso: "2026-06-01"),
      jurisdiction: .englandAndWales, language: "en", writerDigest: "d1")
    try apply(.open(opened, rights: rights, triage: triage), by: "case-intake")
  }

  static func id(_ number: UInt8) -> UUID { UUID(uuid: (number, 0, 0, 0, 0, 0, 0x40, 0, 0x80, 0, 0, 0, 0, 0, 0, number)) }

  mutating func apply(_ command: CaseCommand, by actor: String) throws {
    for event in try state.decide(command) {
      state.evolve(event)
      // 08:30 UTC is 09:30 in London in summer.
      entries.append(.init(event: event, actor: actor, at: Date(timeIntervalSince1970: 1_780_302_600 + TimeInterval(minute * 60))))
    }
    minute += 7
  }

  mutating func challenge() throws {
    try apply(
      .challengeIdentity(
        IdentityChallenged(
          challenge: 1, method: .codeToEmailOnFile, item: Self.id(2), codeDigest: "c1", lifetime: 172_800, attempts: 3)),
      by: "identity-verification")
  }

  mutating func verify() throws {
    try challenge()
    try apply(
      .verifyIdentity(
        IdentityVerified(
          challenge: 1, method: .codeToEmailOnFile, subjectItem: Self.id(3), recipientDigest: "r1", channel: .email,
          verifiedOn: try LocalDate(iso: "2026-06-01"), systems: ["crm", "billing", "helpdesk"], dataMapDigest: "m1")),
      by: "identity-verification")
  }

  mutating func search() throws {
    let counts = [
      CollectionCount(collection: "crm.contacts", rows: 1, milliseconds: 3),
      CollectionCount(collection: "crm.calls", rows: 11, milliseconds: 5),
      CollectionCount(collection: "crm.meetings", rows: 0, milliseconds: 1),
    ]
    try apply(
      .recordSearch(SystemSearched(system: "crm", outcome: .found, collections: counts, item: Self.id(4))), by: "data-discovery")
    let empty = [CollectionCount(collection: "billing.invoices", rows: 0, milliseconds: 2)]
    try apply(.recordSearch(SystemSearched(system: "billing", outcome: .nothingFound, collections: empty, item: nil)), by: "data-discovery")
    try apply(
      .recordSearch(SystemSearched(system: "helpdesk", outcome: .skipped, collections: [], item: nil, reason: "other-controller")),
      by: "data-discovery")
  }

  mutating func assemble() throws {
    try apply(
      .assemble(
        ResponseAssembled(
          version: state.responses.count + 1, kind: state.responseKindDue, manifestDigest: String(repeating: "ab", count: 32),
          recipientDigest: "r1", channel: .email, manifestItem: Self.id(5), archiveItem: Self.id(6), archiveBytes: 248_310, files: 6,
          decisions: state.decisionCount)),
      by: "response-assembly")
  }

  mutating func approve() throws {
    try apply(
      .approve(
        ResponseApproved(
          version: 1, manifestDigest: String(repeating: "ab", count: 32), recipientDigest: "r1", keyID: Self.keyID, signed: "{}")),
      by: "dpo:dpo_demo")
  }

  mutating func send(_ subject: SendSubject, _ outcome: SendConcluded.Outcome, code: String? = nil) throws {
    let digest = String(repeating: "ab", count: 32)
    try apply(
      .attemptSend(SendAttempted(subject: subject, attempt: 1, messageID: "m@controller.example", digest: digest, keyID: Self.keyID)),
      by: "response-dispatch")
    try apply(
      .concludeSend(
        SendConcluded(subject: subject, attempt: 1, outcome: outcome, on: try LocalDate(iso: "2026-06-02"), code: code)),
      by: "response-dispatch")
  }

  func story(today: String = "2026-06-12", steps: [CaseStory.Step] = [], recipient: String? = nil) throws -> CaseStory {
    CaseStory(
      reference: Self.reference, entries: entries, state: state, steps: steps, recipient: recipient,
      systemNames: ["crm": "Customer relations"], today: try LocalDate(iso: today), time: try LocalTime(zone: "Europe/London"))
  }
}
