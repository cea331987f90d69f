public import FoundationEssentials
import RightsLaw

/// A case as its events make it. Values come from `evolve` alone, so replaying the events always gives the same state.
public struct CaseState: Hashable, Sendable {
  /// How many events made this state; the next event gets `version + 1`.
  public private(set) var version = 0
  public private(set) var opened: CaseOpened?
  /// Every submission of the case, the opening one first.
  public private(set) var submissions: [UUID] = []
  public private(set) var items: [RightItem] = []
  public private(set) var triage: TriageReason?
  public private(set) var challenges: [Challenge] = []
  public private(set) var identity: IdentityVerified?
  /// The last outcome of each planned system that was searched.
  public private(set) var searches: [String: SystemSearched] = [:]
  public private(set) var notices: [Notice] = []
  public private(set) var responses: [ResponseVersion] = []
  public private(set) var timers: Set<CaseTimer> = []
  /// Timers that fired and were not set again since.
  public private(set) var fired: Set<CaseTimer> = []
  /// The moment that each timer of a date was last set to, so that it fires once for each moment.
  private var scheduled: [CaseTimer: TimerMoment] = [:]
  /// What the last event changed in those timers.
  private(set) var timerChanges: [CaseEffect] = []
  public private(set) var closed: CaseClosed?
  /// What of ours reached the wrong person (R24).
  public private(set) var breaches: [Breach] = []
  /// The agent that writes has been asked to show that they may, and has not yet (R19).
  public private(set) var authorityAsked: AuthorityRequested?
  public private(set) var authority: AuthorityGiven?
  /// A hold for legal claims that is in force.
  public private(set) var hold: HoldPlaced?
  /// The records whose keys have been destroyed.
  public private(set) var destroyed: Set<RetainedRecords> = []

  public init() {}

  /// The state that these events make.
  public init(replaying events: some Sequence<CaseEvent>) {
    for event in events { evolve(event) }
  }

  /// Takes one event in. Total: what happened, happened, so nothing is judged here.
  public mutating func evolve(_ event: CaseEvent) {
    version += 1
    switch event {
    case .caseOpened(let event):
      opened = event
      submissions.append(event.submission)
    case .submissionJoined(let event):
      submissions.append(event.submission)
      for index in items.indices where items[index].clarification?.isOpen ?? false { items[index].clarification?.mayBeAnswered = true }
    case .rightRequested(let event):
      items.append(
        RightItem(
          number: event.item, right: event.right, submission: event.submission, receivedOn: event.receivedOn, channels: event.channels))
    case .clockStated(let event):
      update(item: event.item) { $0.clock = event }
    case .triageRequired(let event):
      triage = event.reason
    case .triageDecided(let event):
      triage = nil
      for item in event.misread ?? [] { update(item: item) { $0.outcome = .outOfScope } }
    case .identityCheckRequested:
      triage = nil
    case .identityChallenged(let event):
      challenges.append(Challenge(issued: event))
    case .identityAttemptFailed(let event):
      update(challenge: event.challenge) {
        $0.failures += 1
        if event.reason == .expired { $0.hasExpired = true }
      }
    case .identityVerified(let event):
      identity = event
    case .systemSearched(let event):
      searches[event.system] = event
    case .suppressionRequested(let event):
      update(item: event.item) { $0.fulfilment = Fulfilment(request: event) }
    case .fulfilmentAttempted(let event):
      update(item: event.item) { $0.fulfilment?.attempts[event.system] = event.attempt }
    case .systemFulfilled(let event):
      update(item: event.item) { $0.fulfilment?.systems[event.system] = event }
    case .processorAttempted(let event):
      update(item: event.item) { $0.fulfilment?.processorAttempts[event.processor] = event.attempt }
    case .processorNotified(let event):
      update(item: event.item) { $0.fulfilment?.processors[event.processor] = event }
    case .rightRefused(let event):
      update(item: event.item) { $0.refusal = event }
    case .clarificationRequested, .clarificationAnswered, .deadlineExtended, .feeRequested, .feePaid, .rightWithdrawn, .rightSettled,
      .restrictionLifted, .exemptionApplied, .complaintConcluded:
      evolveLaw(event)
    case .responseAssembled(let event):
      responses.append(ResponseVersion(assembled: event, decisions: event.decisions ?? decisionCount))
    case .responseApproved(let event):
      update(response: event.version) { $0.approval = event }
    case .noticeRequested(let event):
      notices.append(Notice(request: event, isAfterClosing: closed != nil))
      if event.kind == .clarificationReminder, let item = event.item { update(item: item) { $0.clarification?.reminded = true } }
    case .sendAttempted(let event):
      update(event.subject) {
        $0.status = .attempting
        $0.attempts = event.attempt
        $0.messageID = event.messageID
      }
    case .sendConcluded(let event):
      update(event.subject) {
        $0.status =
          switch event.outcome {
          case .sent: .sent
          case .failed: .pending
          case .ambiguous: .ambiguous
          }
        $0.concludedOn = event.on
      }
      if event.outcome == .sent { settleItems(after: event.subject) }
    case .sendResolved(let event):
      update(event.subject) { $0.status = event.delivered ? .sent : .pending }
      if event.delivered { settleItems(after: event.subject) }
    case .bounced(let event):
      update(event.subject) { $0.bounced = true }
    case .timerFired(let event):
      timers.remove(event.timer)
      fired.insert(event.timer)
      if event.timer == .identityExpiry, let last = challenges.indices.last { challenges[last].hasExpired = true }
    case .caseClosed(let event):
      closed = event
    case .holdPlaced(let event):
      hold = event
    case .holdLifted:
      hold = nil
    case .retentionEnded(let event):
      destroyed.formUnion(event.records == .all ? Set(RetainedRecords.allCases) : [event.records])
    case .breachRecorded(let event):
      breaches.append(Breach(recorded: event))
    case .breachAssessed(let event):
      if let index = breaches.firstIndex(where: { $0.recorded.breach == event.breach }) { breaches[index].assessed = event }
    case .authorityRequested(let event):
      authorityAsked = event
    case .authorityGiven(let event):
      authority = event
    }
    schedule()
    for effect in effects(of: event) {
      switch effect {
      case .setTimer(let timer, _):
        timers.insert(timer)
        fired.remove(timer)
      case .cancelTimer(let timer):
        timers.remove(timer)
        fired.remove(timer)
      case .step: break
      }
    }
  }

  /// Sets the timers of dates to where they belong now, and remembers what that changed.
  private mutating func schedule() {
    let wanted = deadlines
    timerChanges = CaseTimer.allCases.compactMap { timer in
      guard wanted[timer] != scheduled[timer] else { return nil }
      return wanted[timer].map { .setTimer(timer, $0) } ?? .cancelTimer(timer)
    }
    scheduled = wanted
  }

  /// Once an answer is out, each item that it was about has the outcome that it told. Other rights stay open for a person. A marketing
  /// stop is settled when the person has been told that it was carried out.
  private mutating func settleItems(after subject: SendSubject) {
    if case .notice(let number) = subject {
      guard let notice = notices.first(where: { $0.request.notice == number }) else { return }
      return settleItems(after: notice)
    }
    for index in items.indices where items[index].outcome == .open {
      if let refusal = items[index].refusal {
        items[index].outcome = .refused(ground: refusal.ground)
      } else if items[index].right == .access {
        // R14: where all that is withheld is withheld in silence, nothing shows it.
        items[index].outcome = items[index].exemptions.contains { !$0.isSilent } ? .grantedInPart : .granted
      }
    }
  }

  private mutating func settleItems(after notice: Notice) {
    if notice.request.kind == .marketingStopConfirmation {
      for index in items.indices where items[index].outcome == .open && items[index].fulfilment?.isApplied ?? false {
        items[index].outcome = .granted
      }
    }
    guard let number = notice.request.item, let sentOn = notice.transmission.concludedOn else { return }
    update(item: number) { item in
      item.lastToldOn = sentOn
      switch notice.request.kind {
      case .clarification: item.clarification?.askedOn = sentOn
      case .complaintAcknowledgement: item.acknowledgedOn = sentOn
      case .rightOutcome: item.settle()
      case .complaintOutcome:
        if let conclusion = item.conclusion { item.outcome = .concluded(conclusion.outcome) }
      default: break
      }
    }
  }

  mutating func update(item number: Int, _ change: (inout RightItem) -> Void) {
    guard let index = items.firstIndex(where: { $0.number == number }) else { return }
    change(&items[index])
  }

  private mutating func update(challenge number: Int, _ change: (inout Challenge) -> Void) {
    guard let index = challenges.firstIndex(where: { $0.issued.challenge == number }) else { return }
    change(&challenges[index])
  }

  private mutating func update(response version: Int, _ change: (inout ResponseVersion) -> Void) {
    guard let index = responses.firstIndex(where: { $0.assembled.version == version }) else { return }
    change(&responses[index])
  }

  private mutating func update(_ subject: SendSubject, _ change: (inout Transmission) -> Void) {
    switch subject {
    case .notice(let number):
      guard let index = notices.firstIndex(where: { $0.request.notice == number }) else { return }
      change(&notices[index].transmission)
    case .answer(let version):
      update(response: version) { change(&$0.transmission) }
    }
  }
}
