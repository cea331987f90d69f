extension ClockComputation {
  mutating func finish() throws(ClockError) -> ClockResult {
    notePeriod()
    let nominal = nominalEnd()
    let due = try calendar.rollForward(nominal)
    try noteRoll(from: nominal, to: due)
    steps.append(WorkingStep(.due, rule: "C2", to: due, "Due before the end of \(due.inWords)."))

    let limit = noticeLimit()
    var noticePosting: PostingDays?
    if let limit {
      let posting = try PostingDays(toArriveBy: limit, calendar: calendar)
      noticePosting = posting
      steps.append(
        WorkingStep(
          .noticeLimit, rule: "C7", to: limit,
          "The last day for an extension notice is \(limit.inWords); it does not roll. By post it must go by \(posting.last.inWords)."))
    }
    let posting = try PostingDays(toArriveBy: due, calendar: calendar)
    steps.append(
      WorkingStep(
        .lastPostingDay, rule: "C5", from: posting.warning, to: posting.last, days: PostingDays.deliveryDays,
        "An answer by post must go by \(posting.last.inWords), \(PostingDays.deliveryDays) working days before."))
    let target = internalTarget(due: due)
    steps.append(
      WorkingStep(
        .internalTarget, rule: right == .marketingStop ? "R7" : "C2", from: relevant, to: target, days: relevant.days(to: target),
        "The day to aim at is \(target.inWords)."))
    return result(.due(due), noticeLimit: limit, posting: posting, noticePosting: noticePosting, internalTarget: target)
  }

  private func internalTarget(due: LocalDate) -> LocalDate {
    if right == .marketingStop { return min(due, relevant.adding(days: MarketingChannel.shortestLimit)) }
    return min(due, relevant.adding(days: period.internalDays + excluded.count(after: relevant)))
  }

  private mutating func notePeriod() {
    let end = period.end(from: relevant)
    let rule =
      switch right.clockKind {
      case .complaint: "C11"
      default: isExam || period.days != nil ? "C12" : "C4"
      }
    let name = period.inWords.prefix(1).uppercased() + period.inWords.dropFirst()
    let cut = period.months != nil && relevant.day != end.day ? "is cut to the month's last day and " : ""
    steps.append(
      WorkingStep(
        .period, rule: rule, from: relevant, to: end, days: period.days, months: period.months,
        "\(name) from \(relevant.inWords), that day excluded, \(cut)ends on \(end.inWords)."))
    let days = excluded.count(after: relevant)
    if !excluded.isEmpty {
      steps.append(
        WorkingStep(
          .excludedDays, rule: "C7", from: end, to: end.adding(days: days), days: days,
          "\(days) \(days == 1 ? "day does" : "days do") not count, each once; with them the period ends on \(end.adding(days: days).inWords)."
        ))
    }
    if isExam, let announced = timeline.examMarks ?? nil {
      let limit = announced.adding(days: 40)
      steps.append(
        WorkingStep(
          .period, rule: "C12", from: announced, to: limit, days: 40,
          "40 days from the announcement of the results end on \(limit.inWords); the earlier of the two counts."))
    }
  }

  private mutating func noteRoll(from nominal: LocalDate, to due: LocalDate) throws(ClockError) {
    guard due > nominal else { return }
    var reasons: [String] = []
    var day = nominal
    while day < due {
      if let reason = try calendar.dayOff(on: day) { reasons.append("\(day.iso) (\(reason))") }
      day = day.adding(days: 1)
    }
    let verb = reasons.count == 1 ? "is no working day" : "are no working days"
    steps.append(
      WorkingStep(
        .rolled, rule: "C4", from: nominal, to: due, days: nominal.days(to: due),
        "\(reasons.joined(separator: ", ")) \(verb): it runs to the end of \(due.inWords)."))
  }
}
