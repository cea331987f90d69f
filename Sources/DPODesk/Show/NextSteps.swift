import RightsCase
import RightsLaw

/// What can be typed next for a case, and why.
struct NextSteps {
  let reference: String
  let state: CaseState
  let parked: Int

  var lines: [String] {
    var table = TextTable(indentation: 2)
    for subject in state.ambiguousSends {
      let send = state.ambiguousSends.count > 1 ? " --send \(subject)" : ""
      table.add("dpo resolve \(reference) --delivered\(send)", "the \(subject.words(in: state)) arrived")
      table.add("dpo resolve \(reference) --not-delivered\(send)", "it did not; it is sent again")
    }
    for breach in state.openBreaches {
      let number = breach.recorded.breach
      table.add("dpo breach \(reference) --drafts DIR", "drafts of what the authority and the person are told of breach \(number)")
      table.add("dpo breach \(reference) --authority told --person told --why FILE", "once you have decided, and told them")
    }
    if parked > 0 { table.add("dpo resume \(reference)", "once the reason is removed: let what is parked run again") }
    switch state.phase {
    case .triage where state.triage == .rightNeedsPerson && state.identity != nil:
      for item in state.items.filter(\.awaitsPerson) {
        table.add(
          "dpo settle \(reference) --item \(item.number) --outcome granted\(item.right.recipientsOption) --done FILE",
          "once you have carried out: \(item.right.words)")
      }
    case .triage where state.authorityAsked != nil && state.authority == nil:
      table.add("dpo authority \(reference) --given --right RIGHT --record FILE", "once the authority is in")
      table.add("dpo triage \(reference)", "read what the person wrote, then accept or dismiss")
    case .triage: table.add("dpo triage \(reference)", "read what the person wrote, then accept or dismiss")
    case .awaitingApproval:
      table.add("dpo review \(reference) --output DIR", "read the \(state.responseKindDue.words)")
      table.add("dpo approve \(reference) --key FILE", "sign it; it is then sent")
      if state.responseKindDue == .access, let item = state.items.first(where: { $0.outcome == .open && $0.refusal == nil }) {
        table.add("dpo refuse \(reference) --item \(item.number) --ground CODE --reasons-file FILE", "see: dpo grounds")
      }
    case .received, .verifying, .searching, .fulfilling, .assembling, .approved, .dispatching, .closed: break
    }
    guard table.isEmpty else { return table.lines }
    return [state.phase == .closed ? "  Nothing; the case is closed." : "  Nothing now: \(state.phase.progress)."]
  }
}

extension Right {
  /// Those who got the data have to be told of these (Article 19, R5).
  fileprivate var recipientsOption: String {
    switch self {
    case .rectification, .erasure, .restriction: " --recipients told"
    default: ""
    }
  }
}
