/// An independent clock that walks the calendar a day at a time, written from the rules and not from the library.
struct SlowClock {
  struct Pause: Equatable {
    var asked: SlowDate
    var answered: SlowDate?
  }

  enum Outcome: Equatable {
    case due(SlowDate)
    case paused
    case waiting
    case outside(Int)
  }

  /// What happened in a case.
  struct History {
    var received: SlowDate
    var isAccess: Bool
    /// One question about identity, promptly asked or not.
    var identity: Pause?
    var clarifications: [Pause]
    var notices: [SlowDate]
  }

  let calendar: SlowCalendar

  func outcome(_ history: History) -> Outcome {
    do throws(SlowCalendar.OutsideCoverage) {
      return try walk(history)
    } catch {
      return .outside(error.year)
    }
  }

  private func walk(_ history: History) throws(SlowCalendar.OutsideCoverage) -> Outcome {
    let isUnitedKingdom = calendar.jurisdiction.hasPrefix("GB-")
    var start = history.received
    var questions = isUnitedKingdom && history.isAccess ? history.clarifications : []
    if let identity = history.identity, identity.asked <= history.received.stepping(7) {
      if isUnitedKingdom {
        guard let answered = identity.answered else { return .waiting }
        start = max(start, answered)
      } else {
        questions.append(identity)
      }
    }

    // Day by day: what is in time on its day stays in time.
    var pauses: [Pause] = []
    var months = 1
    let events = questions.map(\.asked) + history.notices
    var day = history.received
    let last = events.max() ?? day
    while day <= last {
      for question in questions where question.asked == day {
        let isInPause = pauses.contains { covers($0, day) }
        let dueNow = isInPause ? day : try due(start, months, pauses)
        if day <= dueNow { pauses.append(question) }
      }
      if history.notices.contains(day), months == 1 {
        let limit = nominal(start, 1).stepping(count(pauses, after: start))
        if day <= limit || pauses.contains(where: { covers($0, day) }) { months = 3 }
      }
      day = day.next
    }
    if pauses.contains(where: { $0.answered == nil }) { return .paused }
    return .due(try due(start, months, pauses))
  }

  private func covers(_ pause: Pause, _ day: SlowDate) -> Bool {
    pause.asked <= day && (pause.answered == nil || day <= pause.answered ?? day)
  }

  private func due(_ start: SlowDate, _ months: Int, _ pauses: [Pause]) throws(SlowCalendar.OutsideCoverage) -> SlowDate {
    var day = nominal(start, months).stepping(count(pauses, after: start))
    while try calendar.isDayOff(day) { day = day.next }
    return day
  }

  /// Walks into the month that is so many further on, and there to the same number or the last day.
  private func nominal(_ start: SlowDate, _ months: Int) -> SlowDate {
    var day = start
    var left = months
    while left > 0 {
      let next = day.next
      if next.month != day.month { left -= 1 }
      day = next
    }
    while day.day < start.day, day.next.month == day.month { day = day.next }
    return day
  }

  private func count(_ pauses: [Pause], after start: SlowDate) -> Int {
    guard let end = pauses.compactMap(\.answered).max(), end > start else { return 0 }
    var total = 0
    var day = start.next
    while day <= end {
      if pauses.contains(where: { $0.answered != nil && covers($0, day) }) { total += 1 }
      day = day.next
    }
    return total
  }
}
