import RightsLaw

extension CaseState {
  /// What a due timer brings about: an alert for the officer, a reminder to the person, or somebody has to look.
  func decideTimer(_ fired: TimerFired, remindsOfficer: Bool) throws(Rejection) -> [CaseEvent] {
    guard timers.contains(fired.timer) else {
      throw Rejection(.timerNotSet, "timer '\(fired.timer.rawValue)' is not set")
    }
    var events: [CaseEvent] = [.timerFired(fired)]
    switch fired.timer {
    case .identityExpiry where openChallenge != nil && triage == nil:
      events.append(.triageRequired(TriageRequired(reason: .identityFailed)))
    case .identityReminder:
      if let reminder = identityReminder { events.append(reminder) }
    case .clarificationReminder:
      if let item = items.first(where: \.awaitsAnswerToQuestion) { events.append(try notice(.clarificationReminder, about: item)) }
    default:
      if remindsOfficer, CaseAlert(fired.timer) != nil, let opened {
        events.append(
          .noticeRequested(
            NoticeRequested(
              notice: notices.count + 1, kind: .officerReminder, recipientItem: opened.submission, language: opened.language,
              timer: fired.timer)))
      }
    }
    return events
  }

  /// The code once more, to where it went before (R12): to nobody else, and not while a person looks into it.
  private var identityReminder: CaseEvent? {
    guard let challenge = openChallenge?.issued, triage == nil else { return nil }
    return .noticeRequested(
      NoticeRequested(
        notice: notices.count + 1, kind: .identityReminder, recipientItem: challenge.item, language: opened?.language ?? "en"))
  }
}

extension RightItem {
  /// A question about it was sent, and nobody has answered or been reminded.
  fileprivate var awaitsAnswerToQuestion: Bool {
    outcome == .open && clarification.map { $0.isOpen && !$0.reminded && $0.askedOn != nil } ?? false
  }
}
