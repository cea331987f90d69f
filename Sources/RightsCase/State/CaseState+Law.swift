import RightsLaw

extension CaseState {
  /// Takes in the events of the law's own steps: questions, extensions, fees, withdrawals, exemptions, complaints. That a notice was sent
  /// is what moves the clock, so dates of asking come from its sending.
  mutating func evolveLaw(_ event: CaseEvent) {
    switch event {
    case .clarificationRequested(let event):
      update(item: event.item) { $0.clarification = Clarification(request: event) }
    case .clarificationAnswered(let event):
      update(item: event.item) { $0.clarification?.answeredOn = event.on }
    case .deadlineExtended(let event):
      update(item: event.item) { $0.deadlineExtension = event }
    case .feeRequested(let event):
      update(item: event.item) { $0.openFee = event }
    case .feePaid(let event):
      update(item: event.item) { $0.openFee = nil }
    case .rightWithdrawn(let event):
      update(item: event.item) { $0.outcome = .withdrawn }
    case .rightSettled(let event):
      update(item: event.item) { item in
        item.settlement = event
        if event.isTold { item.settle() }
      }
    case .restrictionLifted(let event):
      update(item: event.item) { $0.lifting = event }
    case .exemptionApplied(let event):
      update(item: event.item) { $0.exemptions.append(event) }
    case .complaintConcluded(let event):
      update(item: event.item) { $0.conclusion = event }
    default: break
    }
  }
}
