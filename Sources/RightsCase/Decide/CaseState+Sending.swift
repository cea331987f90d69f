import RightsLaw

extension CaseState {
  func decideAttempt(_ attempt: SendAttempted) throws(Rejection) -> [CaseEvent] {
    guard let transmission = transmission(of: attempt.subject) else {
      throw Rejection(.nothingToSend, "the case has nothing to send under '\(attempt.subject)'")
    }
    switch transmission.status {
    case .pending: break
    case .attempting: throw Rejection(.attemptOpen, "an attempt for '\(attempt.subject)' is open")
    case .sent: throw Rejection(.nothingToSend, "'\(attempt.subject)' has been sent")
    case .ambiguous: throw Rejection(.attemptOpen, "it is not known whether '\(attempt.subject)' left; a person decides")
    }
    guard attempt.attempt == transmission.attempts + 1 else {
      throw Rejection(.wrongVersion, "the next attempt is number \(transmission.attempts + 1)")
    }
    if let messageID = transmission.messageID, messageID != attempt.messageID {
      throw Rejection(.impossible, "each attempt of one thing has the same Message-ID")
    }
    if case .answer(let version) = attempt.subject { try requireAuthority(over: version, digest: attempt.digest, key: attempt.keyID) }
    return [.sendAttempted(attempt)]
  }

  /// Rule 8: an answer goes only under an approval of these very bytes, by the key that gave it, to the frozen recipient.
  private func requireAuthority(over version: Int, digest: String, key: String) throws(Rejection) {
    guard identity != nil else { throw Rejection(.identityNotVerified, "nothing is disclosed before identity is verified (N7)") }
    guard let current = currentResponse, current.assembled.version == version, !reassemblyIsDue else {
      throw Rejection(.wrongVersion, "version \(version) is not the current answer")
    }
    guard let approval = current.approval else { throw Rejection(.notApproved, "version \(version) is not approved") }
    guard approval.manifestDigest == digest, current.assembled.manifestDigest == digest, approval.keyID == key else {
      throw Rejection(.digestDiffers, "the approval is for other content than what is to be sent")
    }
  }

  func decideConcluded(_ concluded: SendConcluded) throws(Rejection) -> [CaseEvent] {
    // Late knowledge settles a doubt: the sender may come back after another worker gave it up.
    guard let transmission = transmission(of: concluded.subject), transmission.attempts == concluded.attempt,
      transmission.status == .attempting || transmission.status == .ambiguous && concluded.outcome != .ambiguous
    else { throw Rejection(.attemptNotOpen, "no attempt \(concluded.attempt) of '\(concluded.subject)' is open") }
    let event = CaseEvent.sendConcluded(concluded)
    return [event] + (concluded.outcome == .sent ? following(event, of: concluded.subject, sentOn: concluded.on, on: concluded.on) : [])
  }

  func decideResolved(_ resolved: SendResolved) throws(Rejection) -> [CaseEvent] {
    guard let transmission = transmission(of: resolved.subject), transmission.status == .ambiguous,
      transmission.attempts == resolved.attempt
    else { throw Rejection(.attemptNotOpen, "attempt \(resolved.attempt) of '\(resolved.subject)' is not in doubt") }
    let event = CaseEvent.sendResolved(resolved)
    guard resolved.delivered else { return [event] }
    // It left when the attempt ended, not when somebody found out.
    return [event] + following(event, of: resolved.subject, sentOn: transmission.concludedOn ?? resolved.on, on: resolved.on)
  }

  func decideBounce(_ bounced: Bounced) throws(Rejection) -> [CaseEvent] {
    guard let transmission = transmission(of: bounced.subject), transmission.attempts > 0 else {
      throw Rejection(.nothingToSend, "nothing was sent under '\(bounced.subject)'")
    }
    return transmission.bounced ? [] : [.bounced(bounced)]
  }

  /// What a thing that was sent brings about: the clock may move, and the case may be settled.
  private func following(_ event: CaseEvent, of subject: SendSubject, sentOn: LocalDate, on date: LocalDate) -> [CaseEvent] {
    clockEvents(afterSending: subject, on: sentOn) + closing(after: event, of: subject, on: date)
  }

  /// What was sent may have settled the case, unless it is about other rights too: once the answer is out, a person has to settle those.
  private func closing(after event: CaseEvent, of subject: SendSubject, on date: LocalDate) -> [CaseEvent] {
    guard closed == nil else { return [] }
    var next = self
    next.evolve(event)
    if case .answer = subject, next.items.contains(where: \.awaitsPerson) {
      return [.triageRequired(TriageRequired(reason: .rightNeedsPerson))]
    }
    return next.closingIfSettled(on: date)
  }
}
