import RightsCase
import RightsLaw

/// What the law's own events must hold to in every history, read from the events alone.
struct LawInvariants {
  private var opening: CaseOpened?
  private var rights: [Int: Right] = [:]
  private var notices: [Int: NoticeRequested] = [:]
  private var sent: [NoticeRequested] = []
  private var decisions = 0
  private var withdrawn: Set<Int> = []
  private var misread: Set<Int> = []
  private var settled: [Int: RightSettled] = [:]
  private var isVerified = false
  private var stops: Set<Int> = []
  private var answered = false
  private var clocks: [Int: ClockStated] = [:]

  mutating func violation(by event: CaseEvent) -> String? {
    switch event {
    case .caseOpened(let event): opening = event
    case .rightRequested(let event): rights[event.item] = event.right
    case .suppressionRequested(let event): stops.insert(event.item)
    case .noticeRequested(let event): notices[event.notice] = event
    case .sendConcluded(let event) where event.outcome == .sent: return note(event.subject)
    case .sendResolved(let event) where event.delivered: return note(event.subject)
    case .clockStated(let event): return violation(by: event)
    case .clarificationAnswered(let event):
      if clocks[event.item]?.standing == .due, !(clocks[event.item]?.events ?? []).contains(where: Self.isQuestion) {
        return "C6: an answer to a question that was never sent"
      }
    case .rightRefused: decisions += 1
    case .exemptionApplied(let event):
      decisions += 1
      if answered { return "R14: something was withheld after the answer" }
      guard let right = rights[event.item].flatMap(RefusableRight.init), let ground = try? RefusalGround(code: event.ground),
        ground.rights.contains(right)
      else { return "R16: a ground that does not limit the right" }
      if event.isSilent, !ground.mayBeSilent { return "R14: silent on a ground that can be named" }
      if ground.requiredFields.contains(.reviewer), event.reviewer == nil { return "R16: no reviewer" }
    case .triageDecided(let event):
      misread.formUnion(event.misread ?? [])
      if !misread.isDisjoint(with: stops) { return "R7: a stop under way was taken for misread" }
      if !misread.isDisjoint(with: settled.keys) { return "what was settled was taken for misread" }
    case .identityVerified: isVerified = true
    case .rightSettled(let event): return violation(by: event)
    case .rightWithdrawn(let event):
      decisions += 1
      if stops.contains(event.item) { return "R7: a stop under way was withdrawn" }
      if !withdrawn.insert(event.item).inserted { return "withdrawn twice" }
    case .complaintConcluded(let event):
      if rights[event.item] != .complaint { return "R10: something else was concluded as a complaint" }
      if event.about.contains(event.decider) { return "R23: somebody decided their own cause" }
    case .responseAssembled(let event):
      if event.decisions ?? 0 != decisions { return "R14: an answer that does not say what was decided" }
    case .caseClosed(let event) where event.outcome == .withdrawn:
      if withdrawn.union(misread).count != rights.count { return "closed as withdrawn with an item that was not" }
    default: break
    }
    return nil
  }

  private mutating func violation(by event: RightSettled) -> String? {
    guard let right = rights[event.item] else { return "something was settled that nobody asked for" }
    if settled.updateValue(event, forKey: event.item) != nil { return "settled twice" }
    if right == .access || right == .complaint || stops.contains(event.item) { return "settled by hand though it has a way of its own" }
    if [.erasure, .rectification, .restriction].contains(right), !isVerified { return "N7: settled without a verified identity" }
    let copyIsOwed = rights.contains { $0.value == .access && !withdrawn.contains($0.key) && !misread.contains($0.key) }
    if right == .erasure, copyIsOwed, !answered { return "R3: erased before the copy was out" }
    guard let code = event.ground else { return event.outcome.needsGround ? "R14: left out without a ground" : nil }
    guard let refusable = RefusableRight(right), let ground = try? RefusalGround(code: code), ground.rights.contains(refusable) else {
      return "R16: a ground that does not limit the right"
    }
    return nil
  }

  private mutating func note(_ subject: SendSubject) -> String? {
    switch subject {
    case .answer: answered = true
    case .notice(let number): if let notice = notices[number] { sent.append(notice) }
    }
    return nil
  }

  private mutating func violation(by clock: ClockStated) -> String? {
    clocks[clock.item] = clock
    guard let opening, let right = rights[clock.item], let events = clock.events else { return "O4: a clock without its inputs" }
    guard clock == ClockStated(item: clock.item, right: right, jurisdiction: opening.jurisdiction, events: events) else {
      return "O4: the clock comes out otherwise when it is computed again"
    }
    if right != .access, events.contains(where: Self.isQuestion) { return "C6: another right than access was paused" }
    for event in events {
      let needed: NoticeKind
      switch event {
      case .clarificationAsked: needed = .clarification
      case .extensionNotice: needed = .extensionNotice
      case .feeAsked: needed = .fee
      default: continue
      }
      guard sent.contains(where: { $0.kind == needed && $0.item == clock.item }) else {
        return "C5, C6: the clock moved before the \(needed.rawValue) notice was sent"
      }
    }
    return nil
  }

  private static func isQuestion(_ event: ClockEvent) -> Bool { if case .clarificationAsked = event { true } else { false } }
}
