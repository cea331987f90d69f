import RightsCase
import RightsLaw

/// The clock of each item, computed anew: what was recorded can be checked by anybody.
struct ClockSection {
  let state: CaseState
  let today: LocalDate
  let style: TextStyle

  var lines: [String] {
    guard let opened = state.opened, !state.items.isEmpty else { return ["  No item, so no clock yet."] }
    return state.items.flatMap { item in lines(of: item, jurisdiction: opened.jurisdiction) }
  }

  private func lines(of item: RightItem, jurisdiction: Jurisdiction) -> [String] {
    let title = "  Item \(item.number), \(item.right.words): "
    do {
      let result = try StatutoryClock.compute(right: item.right, jurisdiction: jurisdiction, events: item.clockEvents)
      var lines = [title + standing(of: item, due: result.due.date)]
      lines += result.working.map { "    \($0.rule)  \($0.text)" }
      if let recorded = item.clock, recorded.due != result.due.date {
        lines.append("    " + style.warning("Recorded was \(recorded.due?.iso ?? "no date"); find out which is right."))
      }
      return lines
    } catch {
      return [title + style.warning("no date could be computed"), "    \(error)"]
    }
  }

  private func standing(of item: RightItem, due: LocalDate?) -> String {
    switch item.outcome {
    case .granted: return "answered" + (due.map { "; it was due on \($0.inWords)" } ?? "")
    case .refused(let ground): return "refused on ground \(ground)" + (due.map { "; it was due on \($0.inWords)" } ?? "")
    case .grantedInPart: return "answered in part" + (due.map { "; it was due on \($0.inWords)" } ?? "")
    case .withdrawn: return "withdrawn"
    case .notHeld: return "nothing held that it could be about"
    case .outOfScope: return item.isMisread ? "not asked for; the message was misread" : "outside what the right reaches"
    case .concluded(let outcome): return outcome.words
    case .open where item.acknowledgedOn != nil: return "acknowledged; the outcome is owed without undue delay"
    case .open:
      guard let due else {
        return item.clock?.standing == .waiting ? "WAITING; the period has not begun" : "PAUSED while a question is open"
      }
      guard state.closed == nil else { return "closed without an answer; it was due on \(due.inWords)" }
      return "due on \(due.inWords), " + style.marked(DueText.left(until: due, from: today), DueText.mark(due, from: today))
    }
  }
}
