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

  /// - Returns: the rule that `event` breaks, if it breaks one.
  mutating func violation(by event: CaseEvent) -> String? {
    if closed, !Self.mayFollowClosing(event) { return "a closed case took \(event.kind.rawValue)" }
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
    case .caseClosed: closed = true
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

  /// A closed case still takes: bounces and what became of mail (design, A case).
  private static func mayFollowClosing(_ event: CaseEvent) -> Bool {
    switch event {
    case .bounced, .sendConcluded, .sendResolved: true
    default: false
    }
  }
}
