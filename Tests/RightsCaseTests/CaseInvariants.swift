import RightsCase

/// What must hold of every history, read from the events alone: it does not ask the state that it judges.
struct CaseInvariants {
  private var verified: IdentityVerified?
  private var covered: Set<String> = []
  private var newest: ResponseAssembled?
  private var approvals: [Int: ResponseApproved] = [:]
  private var sent: Set<SendSubject> = []
  private var inDoubt: Set<SendSubject> = []
  private var closed = false
  private var isHeld = false
  private var openBreaches: Set<Int> = []
  private var requestedAfterClosing: Set<SendSubject> = []
  private var stop: SuppressionRequested?
  private var changed: Set<String> = []
  private var finalAnswers: Set<String> = []
  private var begun: [String: Int] = [:]
  private var law = LawInvariants()

  /// - Returns: the rule that `event` breaks, if it breaks one.
  mutating func violation(by event: CaseEvent) -> String? {
    if closed, !mayFollowClosing(event) { return "a closed case took \(event.kind.rawValue)" }
    if let violation = law.violation(by: event) { return violation }
    switch event {
    case .identityVerified(let event):
      if verified != nil { return "identity was verified twice" }
      verified = event
    case .systemSearched(let event):
      guard let verified else { return "N7: a system was searched before identity" }
      if !verified.systems.contains(event.system) { return "a system outside the plan was searched" }
      if event.outcome.isCovered, !covered.insert(event.system).inserted { return "a system was covered twice" }
    case .responseAssembled(let event):
      guard let verified else { return "N7: a response was assembled before identity" }
      if covered != Set(verified.systems) { return "O2: a response was assembled with a system open" }
      if event.recipientDigest != verified.recipientDigest { return "rule 11: the recipient changed" }
      newest = event
    case .responseApproved(let event):
      guard let newest, newest.version == event.version, newest.manifestDigest == event.manifestDigest else {
        return "rule 8: something else than the newest response was approved"
      }
      approvals[event.version] = event
    case .sendAttempted(let event): return violation(by: event)
    case .sendConcluded(let event):
      inDoubt.remove(event.subject)
      if event.outcome == .sent { sent.insert(event.subject) }
      if event.outcome == .ambiguous { inDoubt.insert(event.subject) }
    case .sendResolved(let event):
      if inDoubt.remove(event.subject) == nil { return "a send was resolved that was not in doubt" }
      if event.delivered { sent.insert(event.subject) }
    case .rightRefused where sent.contains { if case .answer = $0 { true } else { false } }: return "refused after the answer"
    case .suppressionRequested(let event): stop = event
    case .fulfilmentAttempted, .systemFulfilled, .processorAttempted, .processorNotified: return fulfilmentViolation(by: event)
    case .noticeRequested(let event) where event.kind == .marketingStopConfirmation:
      guard let stop, Set(stop.systems) == changed else { return "R7: a stop was confirmed before every system was changed" }
    case .breachRecorded(let event): openBreaches.insert(event.breach)
    case .breachAssessed(let event):
      if openBreaches.remove(event.breach) == nil { return "R24: a breach was decided that is not open" }
    case .noticeRequested(let event) where closed: requestedAfterClosing.insert(.notice(event.notice))
    case .holdPlaced: isHeld = true
    case .holdLifted: isHeld = false
    case .retentionEnded:
      if !openBreaches.isEmpty { return "R24: records were destroyed while a breach was open" }
      if isHeld || !closed { return "R3: records were destroyed while they were held, or before the case was closed" }
    case .caseClosed(let event):
      closed = true
      if event.outcome == .fulfilled, let stop, Set(stop.systems) != changed { return "R7: closed as fulfilled with a system unchanged" }
    default: break
    }
    return nil
  }

  private mutating func fulfilmentViolation(by event: CaseEvent) -> String? {
    guard let stop else { return "a system or processor was reached without a stop" }
    switch event {
    case .fulfilmentAttempted(let event):
      if changed.contains(event.system) { return "\(event.system) was changed again" }
      if !stop.systems.contains(event.system) { return "a system outside the plan was changed" }
      begun["system \(event.system)"] = event.attempt
    case .systemFulfilled(let event):
      if begun["system \(event.system)"] != event.attempt { return "rule 4: a change without an attempt before it" }
      if !changed.insert(event.system).inserted { return "\(event.system) ended twice" }
    case .processorAttempted(let event):
      if !stop.processors.contains(event.processor) { return "N22: a processor outside the plan was told" }
      if finalAnswers.contains(event.processor) { return "\(event.processor) was told again after its final answer" }
      begun["processor \(event.processor)"] = event.attempt
    case .processorNotified(let event):
      if begun["processor \(event.processor)"] != event.attempt { return "rule 4: an answer without an attempt before it" }
      if event.outcome.isFinal, !finalAnswers.insert(event.processor).inserted { return "\(event.processor) ended twice" }
    default: break
    }
    return nil
  }

  private mutating func violation(by event: SendAttempted) -> String? {
    if sent.contains(event.subject) { return "\(event.subject) was sent twice" }
    if inDoubt.contains(event.subject) { return "\(event.subject) was sent again while in doubt" }
    guard case .answer(let version) = event.subject else { return nil }
    if verified == nil { return "N7: an answer left before identity" }
    guard let approval = approvals[version], approval.manifestDigest == event.digest, newest?.manifestDigest == event.digest,
      newest?.version == version
    else { return "rule 8: an answer left without an approval of the same digest" }
    return nil
  }

  /// A closed case still takes: bounces, what became of mail, what belongs to a stop (design, A case), and what comes up afterwards.
  private func mayFollowClosing(_ event: CaseEvent) -> Bool {
    switch event {
    case .bounced, .sendConcluded, .sendResolved, .fulfilmentAttempted, .systemFulfilled, .processorAttempted, .processorNotified,
      .holdPlaced, .holdLifted, .retentionEnded, .breachRecorded, .breachAssessed, .restrictionLifted:
      true
    case .timerFired(let fired): [.foundRetention, .retentionEnd, .breachNotification].contains(fired.timer)
    case .noticeRequested(let notice): notice.kind == .restrictionLifting || notice.timer == .breachNotification
    case .sendAttempted(let attempt): requestedAfterClosing.contains(attempt.subject)
    default: false
    }
  }
}
