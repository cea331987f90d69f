extension ClockComputation {
  private enum Interruption {
    case question(ClockQuestion)
    case notice(LocalDate, ExtensionReason)

    var date: LocalDate {
      switch self {
      case .question(let question): question.asked
      case .notice(let date, _): date
      }
    }
  }

  /// Questions and extension notices in the order in which they happened: what was in time then stays so.
  mutating func takeInterruptions() throws(ClockError) {
    var interruptions = timeline.clarifications.map(Interruption.question) + suspensions.map(Interruption.question)
    // Notices last: on one day the question comes first, since its day does not count.
    interruptions += timeline.notices.map { .notice($0.date, $0.reason) }
    let inOrder = interruptions.enumerated().sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }
    for interruption in inOrder {
      switch interruption.element {
      case .question(let question): try take(question)
      case .notice(let date, let reason): take(noticeOn: date, reason)
      }
    }
  }

  private mutating func take(_ question: ClockQuestion) throws(ClockError) {
    let isClarification = question.subject == .clarification
    let rule = isClarification ? "C6" : "C10"
    if isClarification, !regime.clarificationPauses(right) {
      let reason =
        regime == .unitedKingdom
        ? "only an access request is paused (Article 12A(5))" : "it does not move the dates under this jurisdiction's law (C10)"
      return note("C6", question.asked, "Clarification was asked for on \(question.asked.inWords): \(reason).")
    }
    // While the period has not begun, or stands still already, there is no due date that a question could come after.
    if !isWaiting, !excluded.covers(question.asked) {
      let due = try calendar.rollForward(nominalEnd())
      if question.asked > due {
        let text = "Asked for \(question.inWords) on \(question.asked.inWords), after the due date of \(due.inWords): no effect."
        return note(rule, question.asked, text)
      }
    }
    excluded.add(question)
    let asked = "Asked for \(question.inWords) on \(question.asked.inWords)"
    if let answered = question.answered {
      steps.append(
        WorkingStep(
          .excludedDays, rule: rule, from: question.asked, to: answered, days: question.asked.days(to: answered) + 1,
          "\(asked), answered on \(answered.inWords): these days, both included, do not count."))
    } else {
      steps.append(
        WorkingStep(
          .open, rule: rule, from: question.asked,
          "\(asked) and not answered: the clock is paused."))
    }
  }

  private mutating func take(noticeOn date: LocalDate, _ reason: ExtensionReason) {
    guard let limit = noticeLimit(), let period = regime.extendedPeriod else {
      return note("C5", date, "An extension notice was given on \(date.inWords); for this there is no extension of a fixed length.")
    }
    guard !extended else {
      return note("C5", date, "A second extension notice was given on \(date.inWords); a period is extended once.")
    }
    // While a question is open at that time the limit has not been reached.
    guard date <= limit || excluded.covers(date) || isWaiting else {
      return note(
        "C5", date, "An extension notice was given on \(date.inWords), after its last day, \(limit.inWords): it has no effect.")
    }
    extended = true
    let why = reason == .complexity ? "complexity" : "the number of requests"
    steps.append(
      WorkingStep(
        .extended, rule: "C5", from: date, days: period.days, months: period.months,
        "Extended for \(why) by the notice of \(date.inWords): \(period.inWords) in all, from the original start."))
  }
}
