import FoundationEssentials
public import RightsLaw

extension CaseState {
  /// The clock of an item with its working, as it stands or as it would stand after something more.
  ///
  /// - Throws: `Rejection` for an item that the case does not have, and for a clock that cannot be stated, with the rule.
  public func clock(of number: Int, adding event: ClockEvent? = nil) throws(Rejection) -> ClockResult {
    guard let opened, let item = items.first(where: { $0.number == number }) else {
      throw Rejection(.noSuchItem, "the case has no item \(number)")
    }
    do {
      return try StatutoryClock.compute(
        right: item.right, jurisdiction: opened.jurisdiction, events: item.clockEvents + (event.map { [$0] } ?? []))
    } catch {
      throw Rejection(.clockProblem, "\(error)")
    }
  }

  func openItem(_ number: Int) throws(Rejection) -> RightItem {
    guard let item = items.first(where: { $0.number == number }) else { throw Rejection(.noSuchItem, "the case has no item \(number)") }
    guard item.outcome == .open, item.refusal == nil, item.conclusion == nil else {
      throw Rejection(.impossible, "item \(number) is decided already")
    }
    return item
  }

  /// The clock ignores what has no effect, and says so; the command that would cause it is refused in the same words.
  func requireEffect(of event: ClockEvent, on number: Int, advice: String = "") throws(Rejection) {
    let known = Set(try clock(of: number).working)
    let after = try clock(of: number, adding: event).working
    if let note = after.first(where: { $0.kind == .noEffect && !known.contains($0) }) {
      throw Rejection(.withoutEffect, "\(note.text) (\(note.rule))" + (advice.isEmpty ? "" : " \(advice)"))
    }
  }

  /// The item's clock after something that happened.
  func restated(_ number: Int, adding event: ClockEvent) -> [CaseEvent] {
    guard let opened, let item = items.first(where: { $0.number == number }) else { return [] }
    return [
      .clockStated(
        ClockStated(item: number, right: item.right, jurisdiction: opened.jurisdiction, events: item.clockEvents + [event]))
    ]
  }

  /// A notice moves the clock when it has been sent: an extension counts from its notice (C5), a pause from its question (C6), and a fee
  /// from the day on which it was asked for (C3).
  func clockEvents(afterSending subject: SendSubject, on date: LocalDate) -> [CaseEvent] {
    guard closed == nil, case .notice(let number) = subject,
      let request = notices.first(where: { $0.request.notice == number })?.request
    else { return [] }
    if request.kind == .authorityRequest { return restatingOpenItems(adding: .authorityAsked(date, routine: false)) }
    guard let item = request.item, let about = items.first(where: { $0.number == item }), about.outcome == .open
    else { return [] }
    switch request.kind {
    case .clarification: return restated(item, adding: .clarificationAsked(date))
    case .extensionNotice: return restated(item, adding: .extensionNotice(date, reason: about.deadlineExtension?.reason))
    case .fee:
      guard let fee = about.openFee, fee.basis != .furtherCopy else { return [] }
      return restated(item, adding: .feeAsked(date))
    default: return []
    }
  }

  /// The clock of every item that is not decided, after something that concerns them all.
  func restatingOpenItems(adding event: ClockEvent) -> [CaseEvent] {
    items.filter { $0.outcome == .open }.flatMap { restated($0.number, adding: event) }
  }

  /// A notice about one item: to the verified person where there is one, else to whoever wrote.
  func notice(_ kind: NoticeKind, about item: RightItem, after earlier: Int = 0) throws(Rejection) -> CaseEvent {
    guard triage != .noWayToReply else {
      throw Rejection(.recipientNotAllowed, "there is no way to reply; find one in triage first")
    }
    return .noticeRequested(
      NoticeRequested(
        notice: notices.count + earlier + 1, kind: kind, recipientItem: identity?.subjectItem ?? item.submission,
        language: opened?.language ?? "en", item: item.number))
  }
}
