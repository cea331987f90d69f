import Foundation
import RightsCase
import RightsLaw

/// A case told command by command, received in England on Monday 1 June 2026: due on 1 July.
struct LawStory {
  static let opening = CaseOpened(
    reference: "4T7K9-Q2MXC", channel: .email, submission: UUID(), receivedOn: LocalDate(dayNumber: 20_605), jurisdiction: .englandAndWales,
    language: "en", writerDigest: "w")

  private(set) var state = CaseState()

  init(_ rights: [Right] = [.access], triage: TriageReason? = nil) throws {
    try take(.open(Self.opening, rights: rights, triage: triage))
  }

  static func day(_ text: String) throws -> LocalDate { try LocalDate(iso: text) }

  @discardableResult
  mutating func take(_ command: CaseCommand) throws -> [CaseEvent] {
    let events = try state.decide(command)
    for event in events { state.evolve(event) }
    return events
  }

  /// Sends the newest notice on that day.
  @discardableResult
  mutating func send(on day: String) throws -> [CaseEvent] {
    let subject = SendSubject.notice(state.notices.count)
    try take(.attemptSend(SendAttempted(subject: subject, attempt: 1, messageID: "m\(subject)", digest: "t", keyID: "k")))
    return try take(.concludeSend(SendConcluded(subject: subject, attempt: 1, outcome: .sent, on: try Self.day(day))))
  }

  mutating func verify() throws {
    try take(
      .challengeIdentity(
        IdentityChallenged(challenge: 1, method: .codeToEmailOnFile, item: UUID(), codeDigest: "c", lifetime: 60, attempts: 3)))
    try take(
      .verifyIdentity(
        IdentityVerified(
          challenge: 1, method: .codeToEmailOnFile, subjectItem: UUID(), recipientDigest: "r", channel: .email,
          verifiedOn: try Self.day("2026-06-02"), systems: ["crm"], dataMapDigest: "d")))
    try take(
      .recordSearch(
        SystemSearched(
          system: "crm", outcome: .found, collections: [CollectionCount(collection: "crm.notes", rows: 3, milliseconds: 1)], item: UUID())))
  }

  mutating func assemble() throws {
    try take(
      .assemble(
        ResponseAssembled(
          version: state.responses.count + 1, kind: state.responseKindDue, manifestDigest: "m", recipientDigest: "r", channel: .email,
          manifestItem: UUID(), archiveItem: UUID(), archiveBytes: 1, files: 1, decisions: state.decisionCount)))
  }

  mutating func extend(on day: String, item: Int = 1) throws {
    try take(
      .extendDeadline(
        DeadlineExtended(
          item: item, reason: .complexity, causes: [.largeAmount], reasonsItem: UUID(), on: try Self.day(day))))
  }

  mutating func ask(on day: String, item: Int = 1) throws {
    try take(
      .requestClarification(
        ClarificationRequested(item: item, topics: [.period], reasonsItem: UUID(), on: try Self.day(day))))
  }

  static func exemption(silent: Bool = false, ground: String = "S2.19", reviewer: String? = "dpo_two", collection: String = "crm.notes")
    throws -> ExemptionApplied
  {
    ExemptionApplied(
      item: 1, ground: ground, withheld: WithheldPart(system: "crm", collection: collection), recordItem: UUID(),
      recorded: [.item, .reasoning], reviewer: reviewer, isSilent: silent, on: try day("2026-06-10"))
  }
}
