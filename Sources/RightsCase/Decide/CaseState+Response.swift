import RightsLaw

extension CaseState {
  func decideSearched(_ searched: SystemSearched) throws(Rejection) -> [CaseEvent] {
    guard let identity else { throw Rejection(.identityNotVerified, "nothing is searched before identity is verified (N7)") }
    guard identity.systems.contains(searched.system) else {
      throw Rejection(.systemNotPlanned, "system '\(searched.system)' is not among those to search in this case")
    }
    guard !(searches[searched.system]?.outcome.isCovered ?? false) else {
      throw Rejection(.systemAlreadyCovered, "system '\(searched.system)' has been searched already")
    }
    guard searched.outcome != .found || searched.item != nil else {
      throw Rejection(.impossible, "'found' needs the vault item with the rows")
    }
    return withPersonWhereNeeded(.systemSearched(searched))
  }

  /// Once everything is found, what no answer has to be assembled for is a person's to carry out.
  func withPersonWhereNeeded(_ event: CaseEvent) -> [CaseEvent] {
    var next = self
    next.evolve(event)
    return next.awaitsPerson && triage == nil ? [event, .triageRequired(TriageRequired(reason: .rightNeedsPerson))] : [event]
  }

  func decideAssembled(_ assembled: ResponseAssembled) throws(Rejection) -> [CaseEvent] {
    guard let identity else { throw Rejection(.identityNotVerified, "nothing is assembled before identity is verified (N7)") }
    guard isCoverageComplete else {
      throw Rejection(.coverageIncomplete, "these systems have not ended: \(openSystems.joined(separator: ", ")) (O2)")
    }
    guard assembled.kind == responseKindDue else {
      throw Rejection(.impossible, "a response of kind '\(responseKindDue.rawValue)' is due, not '\(assembled.kind.rawValue)'")
    }
    guard assembled.decisions ?? 0 == decisionCount else {
      throw Rejection(.wrongVersion, "something was decided while the answer was assembled; it is assembled again")
    }
    guard assembled.version == responses.count + 1 else {
      throw Rejection(.wrongVersion, "the next version is \(responses.count + 1)")
    }
    guard assembled.recipientDigest == identity.recipientDigest, assembled.channel == identity.channel else {
      throw Rejection(.recipientDiffers, "the recipient was frozen when identity was verified and cannot change")
    }
    guard currentResponse?.transmission.attempts ?? 0 == 0 else {
      throw Rejection(.attemptOpen, "sending of the current answer has begun")
    }
    guard responses.isEmpty || reassemblyIsDue else {
      throw Rejection(.impossible, "version \(responses.count) is current and nothing was decided since")
    }
    return [.responseAssembled(assembled)]
  }

  func decideApprove(_ approval: ResponseApproved) throws(Rejection) -> [CaseEvent] {
    guard let identity else { throw Rejection(.identityNotVerified, "nothing is approved before identity is verified (N7)") }
    guard isCoverageComplete else {
      throw Rejection(.coverageIncomplete, "these systems have not ended: \(openSystems.joined(separator: ", ")) (O2)")
    }
    guard let current = currentResponse, !reassemblyIsDue, current.assembled.version == approval.version else {
      throw Rejection(.wrongVersion, "version \(approval.version) is not the current answer; read it again with dpo review")
    }
    guard current.assembled.manifestDigest == approval.manifestDigest else {
      throw Rejection(.digestDiffers, "the approval is for other content than the current answer; read it again with dpo review")
    }
    guard identity.recipientDigest == approval.recipientDigest else {
      throw Rejection(.recipientDiffers, "the approval is for another recipient than the verified one")
    }
    guard current.approval == nil else { throw Rejection(.alreadyApproved, "version \(approval.version) is approved already") }
    return [.responseApproved(approval)]
  }
}
