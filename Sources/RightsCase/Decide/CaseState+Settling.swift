import RightsLaw

extension CaseState {
  /// A right that a person carried out. The requester is told how it ended, by our letter or by the DPO's own (law.md R2 to R9, Article 12(3)).
  func decideSettled(_ settled: RightSettled) throws(Rejection) -> [CaseEvent] {
    let item = try openItem(settled.item)
    try requireSettleable(item, isTold: settled.isTold)
    guard identity != nil || !item.right.needsIdentityToSettle else {
      throw Rejection(.identityNotVerified, "nothing is changed or told for somebody whose identity is not verified (N7, R12)")
    }
    guard item.right != .erasure || !items.contains(where: { $0.right == .access && $0.outcome == .open }) else {
      throw Rejection(.impossible, "the copy goes out before anything is erased; approve the answer to the access request first (R3)")
    }
    guard settled.outcome.needsGround == (settled.ground != nil) else {
      throw Rejection(
        .missingRecord,
        settled.ground == nil
          ? "'\(settled.outcome.rawValue)' needs a ground, which the person is told; dpo grounds lists them (R14)"
          : "'\(settled.outcome.rawValue)' leaves nothing out, so there is no ground for it")
    }
    // R5: after the decision, and never before it.
    let changes = item.right.changesWhatOthersHave && (settled.outcome == .granted || settled.outcome == .grantedInPart)
    guard changes == (settled.recipients != nil) else {
      throw Rejection(
        .missingRecord,
        changes
          ? "those who got the data must be told (Article 19, R5): say with --recipients told, none or disproportionate"
          : "nothing was changed that others would have to be told (R5); leave --recipients out")
    }
    if let code = settled.ground {
      try requireRecord(settled.recorded, reviewer: settled.reviewer, of: try ground(code, for: item))
    }
    let event = CaseEvent.rightSettled(settled)
    // Whoever has to look has looked.
    let looked: [CaseEvent] = triage == .rightNeedsPerson ? [.triageDecided(TriageDecided(decision: .accept))] : []
    var next = self
    for event in looked + [event] { next.evolve(event) }
    let following = settled.isTold ? next.closingIfSettled(on: settled.on) : [try notice(.rightOutcome, about: item)]
    for event in following { next.evolve(event) }
    // What else there is still needs a person.
    guard next.closed == nil, next.awaitsPerson, !looked.isEmpty else { return looked + [event] + following }
    return looked + [event] + following + [.triageRequired(TriageRequired(reason: .rightNeedsPerson))]
  }

  private func requireSettleable(_ item: RightItem, isTold: Bool) throws(Rejection) {
    switch item.right {
    case .access:
      throw Rejection(.impossible, "access is answered by its answer: dpo review, then dpo approve (R1)")
    case .complaint:
      throw Rejection(.impossible, "a complaint is concluded with dpo complaint (R10, C11)")
    case .marketingStop where item.fulfilment != nil:
      throw Rejection(.impossible, "the stop is carried out and confirmed by itself (R7)")
    case .question, .followUp, .marketingStop, .portability:
      guard isTold else {
        throw Rejection(
          .impossible, "there is no ready letter for '\(item.right.rawValue)': write to the person, and record your letter with --letter")
      }
    case .rectification, .erasure, .restriction, .objection, .consentWithdrawal, .automatedDecision: break
    }
    guard item.refusal == nil, item.settlement == nil else {
      throw Rejection(.impossible, "item \(item.number) is decided already")
    }
  }
}

extension Right {
  /// Whether those who got the data have to be told of it (Article 19).
  fileprivate var changesWhatOthersHave: Bool { self == .rectification || self == .erasure || self == .restriction }

  /// Whether settling it does or tells something that only the right person may bring about.
  fileprivate var needsIdentityToSettle: Bool {
    switch self {
    case .question, .followUp, .marketingStop, .consentWithdrawal: false
    case .access, .portability, .rectification, .erasure, .restriction, .objection, .automatedDecision, .complaint: true
    }
  }
}
