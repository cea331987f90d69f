extension ClockComputation {
  mutating func noteReceipt() {
    let received = timeline.received
    steps.append(
      WorkingStep(
        .received, rule: "C3", from: received,
        "Received on \(received.inWords). Receipt is arrival with anyone in the organisation, by any channel."))
    let provision = right == .complaint ? Provision.complaints : .article12A
    if regime == .unitedKingdom, received < provision.inForce {
      steps.append(
        WorkingStep(
          .inForce, rule: "C1", from: provision.inForce,
          "\(provision.citation) is in force since \(provision.inForce.inWords). For this earlier request the same days are counted."))
    }
    if right.clockKind == .courtesy {
      steps.append(WorkingStep(.noEffect, rule: "C2", "The law sets no period for this; the controller keeps the month of requests."))
    }
    if right == .complaint, regime != .unitedKingdom {
      note("C11", nil, "The 30 days are those of the United Kingdom's DPA s.164A; here they are the controller's own promise.")
    }
    for event in timeline.later {
      note(event.rule, event.date, "\(event.name.rawValue) comes after the day on which the clock is read and is left out.")
    }
    for date in timeline.furtherCopyFees {
      note("C3", date, "A fee for a further copy (Article 15(3)) was paid; it does not move the clock.")
    }
    noteExamMarks()
  }

  private mutating func noteExamMarks() {
    guard let announced = timeline.examMarks, !isExam else { return }
    note("C12", announced, "Exam marks: the longer period is the United Kingdom's, for access before the results are announced.")
  }

  /// C3: the latest of receipt, identity information and fee, where the question counts.
  mutating func findRelevantTime() {
    var answeredUntil = timeline.received
    for question in timeline.doubts {
      let effect = question.subject == .fee ? effectOfFee : regime.identityQuestion
      if let reason = reasonForNoEffect(question, effect: effect, since: answeredUntil) {
        note("C3", question.asked, "Asked for \(question.inWords) on \(question.asked.inWords): \(reason)")
        continue
      }
      // Where questions suspend the days they are counted with the other interruptions.
      guard effect == .movesRelevantTime else { continue }
      if let answered = question.answered {
        answeredUntil = max(answeredUntil, answered)
        relevant = max(relevant, answered)
        steps.append(
          WorkingStep(
            .relevantTime, rule: "C3", from: question.asked, to: answered,
            "Asked for \(question.inWords), received on \(answered.inWords). The period begins there."))
      } else {
        isWaiting = true
        steps.append(
          WorkingStep(
            .open, rule: "C3", from: question.asked,
            "Asked for \(question.inWords) on \(question.asked.inWords) and not received: the period has not begun."))
      }
    }
  }

  /// The questions about identity and authority whose days are suspended (C10).
  var suspensions: [ClockQuestion] {
    guard regime.identityQuestion == .suspends else { return [] }
    var since = timeline.received
    var found: [ClockQuestion] = []
    for question in timeline.doubts where question.subject != .fee {
      guard reasonForNoEffect(question, effect: .suspends, since: since) == nil else { continue }
      if let answered = question.answered { since = max(since, answered) }
      found.append(question)
    }
    return found
  }

  private var effectOfFee: ClockRegime.EffectOfQuestion { regime.feeMovesRelevantTime ? .movesRelevantTime : .none }

  private func reasonForNoEffect(
    _ question: ClockQuestion, effect: ClockRegime.EffectOfQuestion, since start: LocalDate
  ) -> String? {
    switch right.clockKind {
    case .onReceipt: return "this right takes effect on receipt and nothing is disclosed by it, so the clock does not move (R7, R8)."
    case .complaint: return "the acknowledgement of a complaint is due from receipt (C11), so the clock does not move."
    case .request, .courtesy: break
    }
    if effect == .none { return "under this jurisdiction's law it does not move the clock." }
    if question.routine { return "asked of everyone and not for a real doubt, so the clock does not move (R12)." }
    // R12's promptness is about doubts; a fee may be asked for as long as the period runs.
    if question.subject == .fee {
      let end = period.end(from: relevant)
      return question.asked > end ? "the period had ended on \(end.inWords), so the clock does not move." : nil
    }
    let delay = start.days(to: question.asked)
    if delay > StatutoryClock.promptDays {
      return
        "\(delay) days after there was cause to ask is not prompt (\(StatutoryClock.promptDays) are), so the clock does not move (R12)."
    }
    return nil
  }

  mutating func note(_ rule: String, _ date: LocalDate?, _ text: String) {
    steps.append(WorkingStep(.noEffect, rule: rule, from: date, text))
  }
}
