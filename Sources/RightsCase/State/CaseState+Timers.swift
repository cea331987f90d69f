import RightsLaw

extension CaseState {
  /// Where each timer of a date belongs. It is set when this changes and fires once for each moment, so it moves when the clock moves.
  var deadlines: [CaseTimer: TimerMoment] {
    var moments: [CaseTimer: TimerMoment] = [:]
    // A day is left to write to the authority.
    if let until = openBreaches.map(\.recorded.notifyBefore).min() { moments[.breachNotification] = .at(seconds: until - 24 * 3600) }
    if let closed { return moments.merging(retention(after: closed)) { first, _ in first } }
    guard let opened else { return moments }
    if let due = earliestDue {
      moments[.deadlineNear] = .morning(of: due.adding(days: -3))
      moments[.deadlineTomorrow] = .morning(of: due.adding(days: -1))
      moments[.deadlineMissed] = .end(of: due)
      if let begins = items.first(where: { $0.awaitsDueDate && $0.clock?.due == due })?.clock?.begins {
        moments[.deadlineThreeQuarters] = .morning(of: begins.adding(days: (begins.days(to: due) * 3 + 3) / 4))
      }
    }
    if let target = earliestTarget { moments[.internalTarget] = .end(of: target) }
    // Past an extension there is no further one, so its limit no longer matters.
    let extendable = items.filter { $0.awaitsDueDate && $0.deadlineExtension == nil }
    if let limit = extendable.compactMap({ $0.clock?.noticeLimit }).min() {
      moments[.extensionLimit] = .morning(of: limit.adding(days: -3))
    }
    if opened.channel == .post, let warning = items.filter(\.awaitsDueDate).compactMap({ $0.clock?.postingWarning }).min() {
      moments[.postingDay] = .morning(of: warning)
    }
    if !isAcknowledged { moments[.acknowledgement] = .morning(of: opened.receivedOn.adding(days: 3)) }
    moments.merge(questionDeadlines) { first, _ in first }
    return moments
  }

  /// When the records of a closed case have been kept long enough (R3); never while they are held for legal claims, or a breach is open.
  private func retention(after closed: CaseClosed) -> [CaseTimer: TimerMoment] {
    guard hold == nil, openBreaches.isEmpty else { return [:] }
    var moments: [CaseTimer: TimerMoment] = [:]
    if !destroyed.contains(.found) { moments[.foundRetention] = .retentionEnd(of: .found, closedOn: closed.on) }
    if !destroyed.contains(.all) { moments[.retentionEnd] = .retentionEnd(of: .all, closedOn: closed.on) }
    return moments
  }

  private var questionDeadlines: [CaseTimer: TimerMoment] {
    var moments: [CaseTimer: TimerMoment] = [:]
    let questions = items.filter { $0.outcome == .open }.compactMap(\.clarification).filter { $0.isOpen && !$0.reminded }
    if let asked = questions.compactMap(\.askedOn).min() { moments[.clarificationReminder] = .morning(of: asked.adding(days: 7)) }
    let complaints = items.filter { $0.right == .complaint && $0.outcome == .open && $0.conclusion == nil }
    if let due = complaints.filter({ $0.acknowledgedOn == nil }).compactMap({ $0.clock?.due }).min() {
      moments[.complaintAcknowledgement] = .morning(of: due.adding(days: -7))
    }
    if let told = complaints.filter({ $0.acknowledgedOn != nil }).compactMap(\.lastToldOn).min() {
      moments[.complaintProgress] = .morning(of: told.adding(days: 28))
    }
    return moments
  }

  /// Whether the person has been told that the request came in, or something that says more. Nobody waits for it where nothing but stops
  /// are carried out, or where there is no way to reply.
  private var isAcknowledged: Bool {
    triage == .noWayToReply || items.allSatisfy { $0.fulfilment != nil } && !items.isEmpty
      || notices.contains { !$0.request.kind.carriesCode && !$0.request.kind.isForOfficer && $0.transmission.status == .sent }
  }

  /// What somebody should look at, the most pressing first.
  public var alerts: [CaseAlert] {
    var alerts = Set(fired.compactMap(CaseAlert.init))
    if openBreaches.isEmpty { alerts.remove(.breachNotificationDue) } else { alerts.insert(.breachOpen) }
    if alerts.contains(.breachNotificationDue) { alerts.remove(.breachOpen) }
    // A closed case has nothing else left to do.
    guard closed == nil else { return CaseAlert.allCases.filter(alerts.intersection([.breachNotificationDue, .breachOpen]).contains) }
    let open = items.filter { $0.outcome == .open }
    if open.contains(where: { $0.clarification.map { $0.isOpen && $0.mayBeAnswered } ?? false }) { alerts.insert(.answerToQuestion) }
    if open.contains(where: \.hasExtensionWithoutEffect) { alerts.insert(.extensionWithoutEffect) }
    // The nearer says it all.
    let order: [CaseAlert] = [.deadlineMissed, .deadlineTomorrow, .deadlineNear, .deadlineThreeQuarters]
    if let worst = order.first(where: alerts.contains) { alerts.subtract(order.filter { $0 != worst }) }
    return CaseAlert.allCases.filter(alerts.contains)
  }
}

extension RightItem {
  /// A notice was sent, and by then it was too late for it (law.md C5).
  public var hasExtensionWithoutEffect: Bool {
    guard deadlineExtension != nil, let clock, let due = clock.due, let limit = clock.noticeLimit else { return false }
    let sent = clockEvents.contains { if case .extensionNotice = $0 { true } else { false } }
    // Two months lie between the two where the extension counts.
    return sent && limit.days(to: due) < 28
  }
}
