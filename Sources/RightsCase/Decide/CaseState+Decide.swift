import FoundationEssentials
import RightsLaw

extension CaseState {
  /// The events that record `command` in this state.
  ///
  /// - Throws: `Rejection`, when the case does not allow it; then nothing has happened.
  public func decide(_ command: CaseCommand) throws(Rejection) -> [CaseEvent] {
    switch command {
    case .open(let opened, let rights, let triage, let suppression):
      return try decideOpen(opened, rights: rights, triage: triage, suppression: suppression)
    case .recordBounce(let bounced): return try decideBounce(bounced)
    case .resolveSend(let resolved): return try decideResolved(resolved)
    case .concludeSend(let concluded): return try decideConcluded(concluded)
    case .attemptFulfilment(let attempt): return try decideFulfilmentAttempt(attempt)
    case .recordFulfilment(let fulfilled): return try decideFulfilled(fulfilled)
    case .attemptProcessor(let attempt): return try decideProcessorAttempt(attempt)
    case .recordProcessor(let notified): return try decideNotified(notified)
    case .placeHold(let placed): return try decideHold(placed)
    case .liftHold(let lifted): return try decideLift(lifted)
    case .fireTimer(let fired, _) where closed != nil && fired.timer != .breachNotification: return try decideRetention(fired)
    case .recordBreach, .assessBreach, .liftRestriction: return try decideAfterwards(command)
    case .attemptSend(let attempt) where isSentAfterClosing(attempt.subject): return try decideAttempt(attempt)
    case .fireTimer(let fired, let reminds) where closed != nil: return try decideTimer(fired, remindsOfficer: reminds)
    default: break
    }
    // A closed case takes only what arrives late (above): about its own mail, and about a stop, which goes on whatever became of the rest.
    guard opened != nil else { throw Rejection(.notOpened, "the case has not been opened") }
    guard closed == nil else { throw Rejection(.caseClosed, "the case is closed; a new request opens a new case") }
    switch command {
    case .join(let joined): return decideJoin(joined)
    case .requireTriage(let reason): return [.triageRequired(TriageRequired(reason: reason))]
    case .acceptTriage(let rights, let misread, let reading, let date, let suppression):
      return try decideAccept(rights: rights, misread: misread, reading: reading, on: date, suppression: suppression)
    case .dismissTriage(let reading, let date): return try decideDismiss(reading: reading, on: date)
    case .challengeIdentity(let challenge): return try decideChallenge(challenge)
    case .failIdentityAttempt(let failure): return try decideFailedAttempt(failure)
    case .verifyIdentity(let verified): return try decideVerified(verified)
    case .recordSearch(let searched): return try decideSearched(searched)
    case .refuse(let refusal): return try decideRefuse(refusal)
    case .exempt, .extendDeadline, .requestClarification, .answerClarification, .requestFee, .recordFee, .withdraw, .settle, .apologise,
      .requestAuthority, .recordAuthority, .recordComplaint, .acknowledgeComplaint, .reportProgress, .concludeComplaint:
      return try decideLaw(command)
    case .assemble(let assembled): return try decideAssembled(assembled)
    case .approve(let approval): return try decideApprove(approval)
    case .attemptSend(let attempt): return try decideAttempt(attempt)
    case .fireTimer(let fired, let reminds): return try decideTimer(fired, remindsOfficer: reminds)
    case .open, .recordBounce, .resolveSend, .concludeSend, .attemptFulfilment, .recordFulfilment, .attemptProcessor, .recordProcessor,
      .placeHold, .liftHold, .recordBreach, .assessBreach, .liftRestriction:
      return []
    }
  }

  /// What may have to be done when a case has long been closed.
  private func decideAfterwards(_ command: CaseCommand) throws(Rejection) -> [CaseEvent] {
    switch command {
    case .recordBreach(let breach): return try decideBreach(breach)
    case .assessBreach(let assessed): return try decideAssessed(assessed)
    case .liftRestriction(let lifted): return try decideLifted(lifted)
    default: return []
    }
  }

  private func isSentAfterClosing(_ subject: SendSubject) -> Bool {
    guard case .notice(let number) = subject else { return false }
    return notices.contains { $0.request.notice == number && $0.isAfterClosing }
  }

  /// The law's own steps: each is refused, with its rule, where it would have no effect.
  private func decideLaw(_ command: CaseCommand) throws(Rejection) -> [CaseEvent] {
    switch command {
    case .exempt(let exemption): return try decideExempt(exemption)
    case .extendDeadline(let deadline): return try decideExtension(deadline)
    case .requestClarification(let request): return try decideClarification(request)
    case .answerClarification(let answer): return try decideAnswer(answer)
    case .requestFee(let fee): return try decideFee(fee)
    case .recordFee(let paid): return try decideFeePaid(paid)
    case .withdraw(let withdrawn): return try decideWithdraw(withdrawn)
    case .settle(let settled): return try decideSettled(settled)
    case .apologise(let item, let date): return try decideLate(item: item, on: date)
    case .recordComplaint(let submission, let date): return try decideComplaint(submission: submission, receivedOn: date)
    case .acknowledgeComplaint(let item): return try decideAcknowledgement(of: item)
    case .reportProgress(let item): return try decideProgress(of: item)
    case .concludeComplaint(let concluded): return try decideConclusion(concluded)
    case .requestAuthority(let request): return try decideAuthority(request)
    case .recordAuthority(let given): return try decideAuthorityGiven(given)
    default: return []
    }
  }
}
