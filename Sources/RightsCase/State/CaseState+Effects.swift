import RightsLaw

extension CaseState {
  /// What has to follow from `event`, given the state *after* it. Pure: the store commits the effects together with the event.
  public func effects(of event: CaseEvent) -> [CaseEffect] { steps(after: event) + timerChanges }

  private var assembly: [CaseEffect] { needsAnswer ? [.step(.assemble)] : [] }

  private func steps(after event: CaseEvent) -> [CaseEffect] {
    switch event {
    case .identityCheckRequested(let event):
      return [.step(.verifyIdentity(submission: event.submission))]
    case .noticeRequested(let event):
      return [.step(.send(.notice(event.notice)))]
    case .identityChallenged(let event):
      return [
        .setTimer(.identityExpiry, .after(seconds: event.lifetime)), .setTimer(.identityReminder, .after(seconds: event.lifetime / 2)),
      ]
    case .identityVerified:
      let searches = searchableSystems.map { CaseEffect.step(.search(system: $0)) }
      return [.cancelTimer(.identityExpiry), .cancelTimer(.identityReminder)] + (searches.isEmpty ? assembly : searches)
    case .systemSearched(let event):
      guard event.outcome.isCovered else { return [] }
      if isCoverageComplete { return assembly }
      return searchableSystems.filter { systemsBefore($0).contains(event.system) }.map { .step(.search(system: $0)) }
    case .suppressionRequested(let event):
      return event.systems.map { .step(.fulfil(item: event.item, system: $0)) }
        + event.processors.map { .step(.notify(item: event.item, processor: $0)) }
    case .rightWithdrawn:
      return isCoverageComplete ? assembly : []
    case .rightRequested(let event):
      // Added by a person once everything was found: there is no search left that would lead to the answer.
      return event.right == .access && isCoverageComplete && responses.isEmpty ? assembly : []
    case .rightRefused, .exemptionApplied:
      // Before the coverage is complete the last search leads to the assembly, which then makes the refusal.
      return isCoverageComplete ? [.step(.assemble)] : []
    case .responseApproved(let event):
      return [.step(.send(.answer(event.version)))]
    case .sendResolved(let event):
      return event.delivered ? [] : [.step(.send(event.subject))]
    case .caseClosed:
      return [.cancelTimer(.identityExpiry), .cancelTimer(.identityReminder)]
    case .caseOpened, .clockStated, .clarificationRequested, .clarificationAnswered, .deadlineExtended, .feeRequested, .feePaid,
      .complaintConcluded, .submissionJoined, .rightSettled, .triageRequired, .triageDecided, .identityAttemptFailed, .responseAssembled,
      .fulfilmentAttempted, .systemFulfilled, .processorAttempted, .processorNotified, .sendAttempted, .sendConcluded, .bounced,
      .timerFired, .holdPlaced, .holdLifted, .retentionEnded, .breachRecorded, .breachAssessed, .restrictionLifted,
      .authorityRequested, .authorityGiven:
      return []
    }
  }
}
