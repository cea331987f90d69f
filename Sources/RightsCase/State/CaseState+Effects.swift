import RightsLaw

extension CaseState {
  /// What has to follow from `event`, given the state *after* it. Pure: the store commits the effects together with the event.
  public func effects(of event: CaseEvent) -> [CaseEffect] {
    switch event {
    case .identityCheckRequested(let event):
      return [.step(.verifyIdentity(submission: event.submission))]
    case .noticeRequested(let event):
      return [.step(.send(.notice(event.notice)))]
    case .identityChallenged(let event):
      return [.setTimer(.identityExpiry, .after(seconds: event.lifetime))]
    case .identityVerified(let event):
      let searches = event.systems.map { CaseEffect.step(.search(system: $0)) }
      return [.cancelTimer(.identityExpiry)] + (searches.isEmpty ? [.step(.assemble)] : searches)
    case .systemSearched(let event):
      return event.outcome.isCovered && isCoverageComplete ? [.step(.assemble)] : []
    case .suppressionRequested(let event):
      return event.systems.map { .step(.fulfil(item: event.item, system: $0)) }
        + event.processors.map { .step(.notify(item: event.item, processor: $0)) }
    case .rightRefused:
      // Before the coverage is complete the last search leads to the assembly, which then makes the refusal.
      return isCoverageComplete ? [.step(.assemble)] : []
    case .responseApproved(let event):
      return [.step(.send(.answer(event.version)))]
    case .sendResolved(let event):
      return event.delivered ? [] : [.step(.send(event.subject))]
    case .clockStated:
      guard let due = earliestDue else { return [.cancelTimer(.deadlineNear), .cancelTimer(.deadlineMissed)] }
      var timers: [CaseEffect] = [
        .setTimer(.deadlineNear, .morning(of: due.adding(days: -3))), .setTimer(.deadlineMissed, .end(of: due)),
      ]
      if let target = earliestTarget { timers.append(.setTimer(.internalTarget, .end(of: target))) }
      return timers
    case .caseClosed:
      return CaseTimer.allCases.map { .cancelTimer($0) }
    case .caseOpened, .submissionJoined, .rightRequested, .triageRequired, .triageDecided, .identityAttemptFailed, .responseAssembled,
      .fulfilmentAttempted, .systemFulfilled, .processorAttempted, .processorNotified, .sendAttempted, .sendConcluded, .bounced,
      .timerFired:
      return []
    }
  }
}
