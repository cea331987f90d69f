import RightsLaw

extension CaseState {
  func decideRefuse(_ refusal: RightRefused) throws(Rejection) -> [CaseEvent] {
    guard identity != nil else {
      throw Rejection(.identityNotVerified, "a refusal goes to a verified person; a case without one is dismissed in triage")
    }
    guard let item = items.first(where: { $0.number == refusal.item }) else {
      throw Rejection(.noSuchItem, "the case has no item \(refusal.item)")
    }
    let ground = try ground(refusal.ground, for: item)
    guard item.outcome == .open, item.refusal == nil else { throw Rejection(.impossible, "item \(refusal.item) is decided already") }
    try requireRecord(refusal.recorded, reviewer: refusal.reviewer, of: ground)
    try requireUnsent()
    return [.rightRefused(refusal)]
  }

  func decideExempt(_ exemption: ExemptionApplied) throws(Rejection) -> [CaseEvent] {
    guard let identity else {
      throw Rejection(.identityNotVerified, "what is withheld is decided once the person is known and the data is found (N7)")
    }
    let item = try openItem(exemption.item)
    let ground = try ground(exemption.ground, for: item)
    guard item.right == .access else {
      throw Rejection(.impossible, "parts are withheld of the answer to an access request; refuse item \(item.number) as a whole (R14)")
    }
    guard identity.systems.contains(exemption.withheld.system) else {
      throw Rejection(.systemNotPlanned, "system '\(exemption.withheld.system)' is not among those searched in this case")
    }
    guard !item.exemptions.contains(where: { $0.withheld == exemption.withheld }) else {
      throw Rejection(.impossible, "\(exemption.withheld) is withheld already")
    }
    guard !exemption.isSilent || ground.mayBeSilent else {
      throw Rejection(.missingRecord, "\(ground.citation) can be named without defeating it; state it (R14)")
    }
    try requireRecord(exemption.recorded, reviewer: exemption.reviewer, of: ground)
    try requireUnsent()
    return [.exemptionApplied(exemption)]
  }

  func ground(_ code: String, for item: RightItem) throws(Rejection) -> RefusalGround {
    // R7: an objection to direct marketing is absolute.
    guard let right = RefusableRight(item.right) else {
      throw Rejection(.cannotBeRefused, "'\(item.right.rawValue)' is absolute and cannot be refused (Art 21(3), R7, N3)")
    }
    guard let ground = try? RefusalGround(code: code) else {
      throw Rejection(.unknownGround, "there is no ground '\(code)'; dpo grounds lists them (R14, R16)")
    }
    guard ground.rights.contains(right) else {
      throw Rejection(.unknownGround, "the ground '\(code)' does not apply to '\(item.right.rawValue)' (\(ground.citation), R16)")
    }
    return ground
  }

  /// R13 to R16: what the ground must record, besides decider and date, which the event has of itself.
  func requireRecord(_ recorded: [RecordedField], reviewer: String?, of ground: RefusalGround) throws(Rejection) {
    let missing = ground.requiredFields.filter { field in
      switch field {
      case .decider, .date: false
      case .reviewer: reviewer?.isEmpty ?? true
      default: !recorded.contains(field)
      }
    }
    guard missing.isEmpty else {
      let names = missing.map(\.rawValue).joined(separator: ", ")
      throw Rejection(.missingRecord, "the ground '\(ground.code)' must also record: \(names) (R13, R15, R16)")
    }
  }

  private func requireUnsent() throws(Rejection) {
    guard currentResponse?.transmission.attempts ?? 0 == 0 else {
      throw Rejection(.attemptOpen, "sending of the answer has begun; it cannot be decided otherwise any more")
    }
  }

  func decideWithdraw(_ withdrawn: RightWithdrawn) throws(Rejection) -> [CaseEvent] {
    guard let item = items.first(where: { $0.number == withdrawn.item }) else {
      throw Rejection(.noSuchItem, "the case has no item \(withdrawn.item)")
    }
    guard item.outcome == .open else { throw Rejection(.impossible, "item \(withdrawn.item) has ended already") }
    guard item.fulfilment == nil else {
      throw Rejection(.impossible, "the stop took effect on receipt (R7); who wants marketing again gives consent anew")
    }
    try requireSubmission(withdrawn.submission)
    try requireUnsent()
    let event = CaseEvent.rightWithdrawn(withdrawn)
    var next = self
    next.evolve(event)
    if next.items.allSatisfy({ $0.outcome != .open && $0.fulfilment?.isComplete ?? true }) {
      return [event, .caseClosed(CaseClosed(outcome: next.closingOutcome, on: withdrawn.on))]
    }
    // Rights beside an access request waited for it (R3).
    let waiting = next.items.contains(where: \.awaitsPerson)
    let access = next.items.contains { $0.outcome == .open && $0.right == .access }
    guard item.right == .access, waiting, !access, triage == nil else { return [event] }
    return [event, .triageRequired(TriageRequired(reason: .rightNeedsPerson))]
  }
}
