import CaseStore
import Foundation
import RightsCase
import RightsLaw
import Sealing

/// An invented case and the decisions that take it through its life.
struct SampleCase: Sendable {
  static let systems = ["crm", "orders"]
  static let recipient = "recipient-digest"
  static let manifest = "manifest-digest"
  static let received = LocalDate(dayNumber: 20_514)  // 2 March 2026, a Monday

  let id: UUID
  let submission: UUID
  let opening: CaseOpened
  /// The submission's content, as the vault keeps it.
  let content: [UInt8]

  init() {
    submission = UUID()
    id = MessageIdentity.openedCase(by: submission)
    let digits = submission.uuidString.filter { $0 != "-" }
    opening = CaseOpened(
      reference: "\(digits.prefix(5))-\(digits.suffix(5))", channel: .email, submission: submission, receivedOn: Self.received,
      jurisdiction: Jurisdiction(rawValue: "GB-EAW"), language: "en", writerDigest: "writer-digest")
    content = Array("I want a copy of what you hold about me. Ingrid Vale, ingrid@vale.example, 01632 960017".utf8)
  }

  /// Opens the case as case-intake does.
  @discardableResult
  func open(_ store: CaseStore) async throws -> CaseStore.Opening {
    try await store.open(id, submission: submission, channel: .email, now: try await store.now(), traceparent: nil) { draft in
      try draft.apply(.open(opening, rights: [.access], triage: nil))
      draft.keep(VaultItem(id: submission, purpose: .correspondence, kind: "submission", bytes: content))
    }
  }

  /// Applies one command, completing `message`.
  @discardableResult
  func apply(_ command: CaseCommand, _ store: CaseStore, completing message: UUID? = nil) async throws -> CaseStore.Outcome {
    try await store.change(try await store.load(id), completing: message) { draft, _ in try draft.apply(command) }
  }

  var challenge: CaseCommand {
    .challengeIdentity(
      IdentityChallenged(
        challenge: 1, method: .codeToEmailOnFile, item: UUID(), codeDigest: "code-digest", lifetime: 3600, attempts: 3))
  }

  var verification: CaseCommand {
    .verifyIdentity(
      IdentityVerified(
        challenge: 1, method: .codeToEmailOnFile, subjectItem: UUID(), recipientDigest: Self.recipient, channel: .email,
        verifiedOn: Self.received, systems: Self.systems, dataMapDigest: "data-map-digest"))
  }

  func search(_ system: String) -> CaseCommand {
    .recordSearch(SystemSearched(system: system, outcome: .nothingFound, collections: [], item: nil))
  }

  var assembly: CaseCommand {
    .assemble(
      ResponseAssembled(
        version: 1, kind: .access, manifestDigest: Self.manifest, recipientDigest: Self.recipient, channel: .email, manifestItem: UUID(),
        archiveItem: UUID(), archiveBytes: 1, files: 1))
  }

  func approval(key: String) -> CaseCommand {
    .approve(
      ResponseApproved(version: 1, manifestDigest: Self.manifest, recipientDigest: Self.recipient, keyID: key, signed: "{}"))
  }

  func attempt(_ subject: SendSubject, key: String) -> CaseCommand {
    .attemptSend(SendAttempted(subject: subject, attempt: 1, messageID: "one@mail.example", digest: Self.manifest, keyID: key))
  }

  func join(_ submission: UUID) -> CaseCommand {
    .join(SubmissionJoined(submission: submission, channel: .email, receivedOn: Self.received))
  }

  /// Takes an opened case to where the officer decides.
  func bringToApproval(_ database: CaseDatabase) async throws {
    let identity = try await database.store(as: "habeas_identity_verification")
    try await apply(challenge, identity)
    try await apply(verification, identity)
    let discovery = try await database.store(as: "habeas_data_discovery")
    for system in Self.systems { try await apply(search(system), discovery) }
    try await apply(assembly, try await database.store(as: "habeas_response_assembly"))
  }
}
