import Foundation
import RightsCase

/// What the timers of one case bring about, as `habeas.fire_timers` takes it.
struct TimerStep: Encodable {
  let caseID: UUID
  private let expected: Int
  private let fired: [String]
  private let kinds: [String]
  private let bodies: [String]
  private let summary: Step.Summary
  private let outbox: [Step.OutboxRow]
  private let timers: [Step.TimerRow]

  private enum CodingKeys: String, CodingKey {
    case expected, fired, kinds, bodies, summary, outbox, timers
    case caseID = "case"
  }

  init(_ stored: StoredCase, firing timers: [CaseTimer], draft: CaseDraft, calendar: ControllerCalendar) throws {
    caseID = stored.id
    expected = stored.state.version
    fired = timers.map(\.rawValue)
    kinds = draft.events.map(\.kind.rawValue)
    bodies = try draft.events.map { try $0.encodedBody() }
    summary = Step.Summary(draft.state)
    outbox = Step.outbox(stored.id, draft)
    self.timers = Step.timers(draft, now: stored.now, calendar: calendar)
  }
}
