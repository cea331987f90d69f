import Foundation
import RightsCase
import RightsLaw

extension CommandGenerator {
  /// Commands about questions, extensions, fees, withdrawals, exemptions and complaints: mostly about an item that is there.
  mutating func lawCommand(for state: CaseState, on date: LocalDate) -> CaseCommand {
    if chance(60), let next = nextOfQuestion(in: state, on: date) { return next }
    let item = pick(state.items.map(\.number) + [1, 2])
    switch Int.random(in: 0..<15, using: &random) {
    case 0:
      return .extendDeadline(
        DeadlineExtended(
          item: item, reason: pick([.complexity, .complexity, .numberOfRequests]), causes: pick([[.largeAmount], [.largeAmount], []]),
          reasonsItem: UUID(), on: date))
    case 1, 2:
      return .requestClarification(
        ClarificationRequested(item: item, topics: pick([[.period], [.dealings, .period], []]), reasonsItem: UUID(), on: date))
    case 3, 4: return .answerClarification(ClarificationAnswered(item: item, submission: pick([nil, UUID()]), on: date))
    case 5:
      return .requestFee(
        FeeRequested(
          item: item, basis: pick(FeeRequested.Basis.allCases), amount: pick([2500, 2500, 0]), currency: "GBP", reasonsItem: UUID(),
          on: date))
    case 6, 7: return .recordFee(FeePaid(item: item, on: date))
    case 8:
      return chance(15)
        ? .withdraw(RightWithdrawn(item: item, submission: pick([nil, state.submissions.first, UUID()]), on: date))
        : .apologise(item: item, on: date)
    case 9, 10:
      return .exempt(
        ExemptionApplied(
          item: item, ground: pick(["S2.19", "S2.2", "15.4", "none-such"]),
          withheld: WithheldPart(system: pick(["portal", "orders", "crm"]), collection: pick(["a.b", "c.d"])), recordItem: UUID(),
          recorded: chance(80) ? [.item, .reasoning, .prejudice, .weighing] : [.reasoning], reviewer: pick(["rev", "rev", nil]),
          isSilent: chance(30), on: date))
    case 11: return complaintStart(in: state, on: date)
    case 12, 13:
      let outcome = pick([.granted] + RightSettled.Outcome.allCases)
      return .settle(
        RightSettled(
          item: item, outcome: outcome, recipients: pick([nil, .told, RightSettled.Recipients.none]),
          ground: outcome.needsGround || chance(10) ? pick(["17.3.b", "15.4", "none-such"]) : nil,
          recordItem: UUID(), recorded: chance(70) ? RecordedField.allCases : [], reviewer: "rev", isTold: chance(40), on: date))
    default:
      return .concludeComplaint(
        ComplaintConcluded(
          item: item, outcome: pick(ComplaintConcluded.Outcome.allCases), reasonsItem: UUID(), decider: "dpo_one",
          about: pick([[], [], ["dpo_one"]]), on: date))
    }
  }

  /// What takes an open question further: its notice is sent, or it is answered.
  private mutating func nextOfQuestion(in state: CaseState, on date: LocalDate) -> CaseCommand? {
    guard let item = state.items.first(where: { $0.clarification?.isOpen ?? false }) else { return nil }
    guard item.clarification?.askedOn == nil else {
      return .answerClarification(ClarificationAnswered(item: item.number, submission: nil, on: date))
    }
    guard let notice = state.notices.last(where: { $0.request.kind == .clarification }) else { return nil }
    let subject = SendSubject.notice(notice.request.notice)
    let attempts = notice.transmission.attempts
    return notice.transmission.status == .attempting
      ? .concludeSend(SendConcluded(subject: subject, attempt: attempts, outcome: .sent, on: date))
      : .attemptSend(SendAttempted(subject: subject, attempt: attempts + 1, messageID: "id-\(subject)", digest: "m1", keyID: "k1"))
  }

  private mutating func complaintStart(in state: CaseState, on date: LocalDate) -> CaseCommand {
    let item = pick(state.items.map(\.number) + [1, 2])
    switch Int.random(in: 0..<3, using: &random) {
    case 0: return .recordComplaint(submission: pick(state.submissions + [UUID()]), receivedOn: date)
    case 1: return .acknowledgeComplaint(item: item)
    default: return .reportProgress(item: item)
    }
  }
}
