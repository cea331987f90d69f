import RightsLaw

extension CaseState {
  func decideFulfilmentAttempt(_ attempt: FulfilmentAttempted) throws(Rejection) -> [CaseEvent] {
    let fulfilment = try fulfilment(of: attempt.item)
    guard fulfilment.request.systems.contains(attempt.system) else {
      throw Rejection(.systemNotPlanned, "system '\(attempt.system)' is not among those to change for item \(attempt.item)")
    }
    guard fulfilment.systems[attempt.system] == nil else {
      throw Rejection(.systemAlreadyCovered, "system '\(attempt.system)' has been changed already")
    }
    try requireNext(attempt.attempt, after: fulfilment.attempts[attempt.system])
    return [.fulfilmentAttempted(attempt)]
  }

  func decideFulfilled(_ fulfilled: SystemFulfilled) throws(Rejection) -> [CaseEvent] {
    let fulfilment = try fulfilment(of: fulfilled.item)
    guard fulfilment.systems[fulfilled.system] == nil else {
      throw Rejection(.systemAlreadyCovered, "system '\(fulfilled.system)' has been changed already")
    }
    guard let attempt = fulfilment.attempts[fulfilled.system], attempt == fulfilled.attempt else {
      throw Rejection(.attemptNotOpen, "no attempt \(fulfilled.attempt) in system '\(fulfilled.system)' is open")
    }
    return completing([.systemFulfilled(fulfilled)], on: fulfilled.on)
  }

  func decideProcessorAttempt(_ attempt: ProcessorAttempted) throws(Rejection) -> [CaseEvent] {
    let fulfilment = try fulfilment(of: attempt.item)
    guard fulfilment.request.processors.contains(attempt.processor) else {
      throw Rejection(.processorNotPlanned, "processor '\(attempt.processor)' is not among those to tell for item \(attempt.item)")
    }
    guard fulfilment.openProcessors.contains(attempt.processor) else {
      throw Rejection(.impossible, "processor '\(attempt.processor)' has given its final answer")
    }
    try requireNext(attempt.attempt, after: fulfilment.processorAttempts[attempt.processor])
    return [.processorAttempted(attempt)]
  }

  func decideNotified(_ notified: ProcessorNotified) throws(Rejection) -> [CaseEvent] {
    let fulfilment = try fulfilment(of: notified.item)
    guard fulfilment.openProcessors.contains(notified.processor) else {
      throw Rejection(.impossible, "processor '\(notified.processor)' has given its final answer, or was not to be told")
    }
    guard let attempt = fulfilment.processorAttempts[notified.processor], attempt == notified.attempt else {
      throw Rejection(.attemptNotOpen, "no attempt \(notified.attempt) at processor '\(notified.processor)' is open")
    }
    return completing([.processorNotified(notified)], on: notified.on)
  }

  private func fulfilment(of number: Int) throws(Rejection) -> Fulfilment {
    guard let fulfilment = items.first(where: { $0.number == number })?.fulfilment else {
      throw Rejection(.noSuchItem, "the case has no item \(number) that is to be carried out")
    }
    return fulfilment
  }

  private func requireNext(_ attempt: Int, after last: Int?) throws(Rejection) {
    guard attempt == (last ?? 0) + 1 else { throw Rejection(.wrongVersion, "the next attempt is number \((last ?? 0) + 1)") }
  }

  /// What follows once the last system or processor has ended: the person is told, or the case closes.
  private func completing(_ events: [CaseEvent], on date: LocalDate) -> [CaseEvent] {
    var next = self
    for event in events { next.evolve(event) }
    let confirmation = next.confirmationEvents()
    for event in confirmation { next.evolve(event) }
    return events + confirmation + next.closingIfSettled(on: date)
  }

  /// The confirmation of a marketing stop, due once every system of ours has been changed. Without a way to reply there is none.
  func confirmationEvents() -> [CaseEvent] {
    guard let opened, triage == nil, closed == nil,
      let item = items.first(where: { $0.outcome == .open && $0.fulfilment?.isApplied ?? false }),
      !notices.contains(where: { $0.request.kind == .marketingStopConfirmation && $0.request.recipientItem == item.submission })
    else { return [] }
    return [
      .noticeRequested(
        NoticeRequested(
          notice: notices.count + 1, kind: .marketingStopConfirmation, recipientItem: item.submission, language: opened.language))
    ]
  }

  /// Closes the case when everything that was asked for is settled and every processor has been updated (N10).
  func closingIfSettled(on date: LocalDate) -> [CaseEvent] {
    guard opened != nil, closed == nil, triage == nil, !items.isEmpty,
      items.allSatisfy({ $0.outcome != .open && $0.fulfilment?.isComplete ?? true })
    else { return [] }
    return [.caseClosed(CaseClosed(outcome: closingOutcome, on: date))]
  }

  /// How a case ends in which everything is settled.
  var closingOutcome: CaseClosed.Outcome {
    switch responses.last(where: { $0.transmission.status == .sent })?.assembled.kind {
    case .refusal: return .refused
    case .access: return .answered
    case nil: break
    }
    if items.contains(where: { if case .concluded = $0.outcome { true } else { false } }) { return .answered }
    if items.contains(where: { $0.outcome == .granted || $0.outcome == .grantedInPart }) { return .fulfilled }
    return items.contains { $0.settlement != nil } ? .answered : .withdrawn
  }
}
