import Foundation
import RightsCase
import RightsLaw

/// A case's story for programs. Events are given as they are stored: codes and ids, no personal data.
struct CaseDocument: Encodable {
  struct Item: Encodable {
    let number: Int
    let right: Right
    let received: LocalDate
    let due: LocalDate?
    let target: LocalDate?
    let outcome: String
  }

  struct System: Encodable {
    let system: String
    let outcome: String?
    let rows: Int
    let collections: [CollectionCount]
  }

  struct Send: Encodable {
    let subject: String
    let status: String
    let attempts: Int
    let bounced: Bool
  }

  struct Step: Encodable {
    let message: UUID
    let routingKey: String
    let attempts: Int
    let reason: String?
    let parkedAt: Date?
  }

  struct Event: Encodable {
    let seq: Int
    let kind: String
    let actor: String
    let at: Date
    let text: String
  }

  let reference: String
  let phase: String
  let version: Int
  let triage: String?
  let items: [Item]
  let recipient: String?
  let systems: [System]
  let sends: [Send]
  let steps: [Step]
  let events: [Event]

  init(_ story: CaseStory) {
    let state = story.state
    reference = story.reference
    phase = state.phase.rawValue
    version = state.version
    triage = state.triage?.rawValue
    items = state.items.map {
      Item(
        number: $0.number, right: $0.right, received: $0.receivedOn, due: $0.clock?.due, target: $0.clock?.internalTarget,
        outcome: Self.code($0.outcome))
    }
    recipient = story.recipient
    systems = (state.identity?.systems ?? []).map { key in
      let searched = state.searches[key]
      return System(
        system: key, outcome: searched?.outcome.rawValue, rows: searched?.rowCount ?? 0, collections: searched?.collections ?? [])
    }
    sends =
      state.notices.map { Self.send(.notice($0.request.notice), $0.transmission) }
      + state.responses.map { Self.send(.answer($0.assembled.version), $0.transmission) }
    steps = story.steps.map {
      Step(message: $0.message, routingKey: $0.routingKey, attempts: $0.attempts, reason: $0.reason, parkedAt: $0.parkedAt)
    }
    events = story.entries.enumerated().map { index, entry in
      Event(
        seq: index + 1, kind: entry.event.kind.rawValue, actor: entry.actor, at: entry.at,
        text: EventSentence.text(entry.event, in: state))
    }
  }

  private static func send(_ subject: SendSubject, _ transmission: Transmission) -> Send {
    Send(
      subject: subject.description, status: String(describing: transmission.status), attempts: transmission.attempts,
      bounced: transmission.bounced)
  }

  private static func code(_ outcome: RightItem.Outcome) -> String {
    switch outcome {
    case .open: "open"
    case .granted: "granted"
    case .grantedInPart: "granted-in-part"
    case .withdrawn: "withdrawn"
    case .notHeld: "not-held"
    case .outOfScope: "out-of-scope"
    case .concluded(let outcome): outcome.rawValue
    case .refused(let ground): "refused:\(ground)"
    }
  }
}
