import CaseStore
import Foundation
import RightsCase

extension CaseStory {
  init(
    reference: String, stored: StoredCase, steps: [Desk.StepLine], recipient: String?, systemNames: [String: String],
    follows: String? = nil, time: LocalTime
  ) {
    self.init(
      reference: reference, entries: stored.events.map { Entry(event: $0.event, actor: $0.actor, at: $0.at) }, state: stored.state,
      steps: steps.map {
        Step(
          message: $0.message, routingKey: $0.routingKey, attempts: $0.attempts, reason: $0.lastReason, dueAt: $0.dueAt,
          isPublished: $0.publishedAt != nil, parkedAt: $0.parkedAt)
      },
      recipient: recipient, systemNames: systemNames, follows: follows, today: stored.today, time: time)
  }
}
