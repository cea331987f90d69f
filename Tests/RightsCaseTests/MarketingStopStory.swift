import Foundation
import RightsCase
import RightsLaw

/// A case about a marketing stop, told command by command.
struct MarketingStopStory {
  static let day = LocalDate(dayNumber: 20_778)  // 21 November 2026
  static let plan = SuppressionPlan(
    channels: [.post], subjectItem: UUID(), systems: ["marketing", "crm"], processors: ["mailhouse"], dataMapDigest: "d")
  static let opening = CaseOpened(
    reference: "4T7K9-Q2MXC", channel: .post, submission: UUID(), receivedOn: day, jurisdiction: Jurisdiction(rawValue: "GB-EAW"),
    language: "en", writerDigest: "w")

  private(set) var state = CaseState()

  /// Decides, evolves, and gives the events back.
  @discardableResult
  mutating func take(_ command: CaseCommand) throws -> [CaseEvent] {
    let events = try state.decide(command)
    for event in events { state.evolve(event) }
    return events
  }

  @discardableResult
  mutating func open(_ rights: [Right], triage: TriageReason? = nil) throws -> [CaseEvent] {
    try take(.open(Self.opening, rights: rights, triage: triage, suppression: rights.contains(.marketingStop) ? Self.plan : nil))
  }

  @discardableResult
  mutating func carryOut(_ system: String) throws -> [CaseEvent.Kind] {
    try take(.attemptFulfilment(FulfilmentAttempted(item: 1, system: system, attempt: 1)))
    return try take(
      .recordFulfilment(
        SystemFulfilled(item: 1, system: system, attempt: 1, outcome: .applied, collections: [], on: Self.day))
    ).map(\.kind)
  }

  mutating func tellMailhouse(_ outcome: ProcessorOutcome, attempt: Int) throws -> [CaseEvent.Kind] {
    try take(.attemptProcessor(ProcessorAttempted(item: 1, processor: "mailhouse", attempt: attempt, messageID: "m")))
    return try take(
      .recordProcessor(
        ProcessorNotified(item: 1, processor: "mailhouse", attempt: attempt, outcome: outcome, reference: nil, on: Self.day))
    ).map(\.kind)
  }

  mutating func sendNotice() throws -> [CaseEvent.Kind] {
    try take(.attemptSend(SendAttempted(subject: .notice(1), attempt: 1, messageID: "m", digest: "t", keyID: "k")))
    return try take(.concludeSend(SendConcluded(subject: .notice(1), attempt: 1, outcome: .sent, on: Self.day))).map(\.kind)
  }
}
