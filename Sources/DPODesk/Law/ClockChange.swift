import RightsCase
import RightsLaw

/// The clock of an item before and after what an officer is about to do.
struct ClockChange {
  let before: ClockResult
  let after: ClockResult

  /// - Parameter event: What it comes to; `nil` where the clock stays.
  /// - Throws: `Rejection` with the rule, for a clock that cannot be stated.
  init(of item: Int, in state: CaseState, adding event: ClockEvent?) throws(Rejection) {
    before = try state.clock(of: item)
    after = try state.clock(of: item, adding: event)
  }

  var text: String {
    var table = TextTable(indentation: 2)
    table.add("clock before", Self.words(before))
    table.add("clock after", Self.words(after))
    let known = Set(before.working)
    let steps = after.working.filter { !known.contains($0) && ![.lastPostingDay, .internalTarget, .noticeLimit].contains($0.kind) }
    return (table.lines + steps.map { "    \($0.rule)  \($0.text)" }).joined(separator: "\n")
  }

  private static func words(_ result: ClockResult) -> String {
    switch result.due {
    case .due(let date):
      "due on \(date.inWords)" + (result.noticeLimit.map { "; an extension can be notified until \($0.inWords)" } ?? "")
    case .paused: "PAUSED: the days do not count until the question is answered"
    case .waiting: "WAITING: the period has not begun"
    }
  }
}
