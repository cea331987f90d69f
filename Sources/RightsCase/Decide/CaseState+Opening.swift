import FoundationEssentials
import RightsLaw

extension CaseState {
  func decideOpen(_ opening: CaseOpened, rights: [Right], triage reason: TriageReason?) throws(Rejection) -> [CaseEvent] {
    guard opened == nil else { throw Rejection(.alreadyOpen, "the case is already open") }
    var events: [CaseEvent] = [.caseOpened(opening)]
    events += requestEvents(rights, submission: opening.submission, receivedOn: opening.receivedOn, jurisdiction: opening.jurisdiction)
    if let reason = reason ?? Self.reasonForPerson(rights) {
      events.append(.triageRequired(TriageRequired(reason: reason)))
    } else {
      events += takeUpEvents(opening, number: 1)
    }
    return events
  }

  func decideJoin(_ joined: SubmissionJoined) -> [CaseEvent] {
    // The same message twice is one.
    guard !submissions.contains(joined.submission) else { return [] }
    var events: [CaseEvent] = [.submissionJoined(joined)]
    if openChallenge != nil { events.append(.identityCheckRequested(IdentityCheckRequested(submission: joined.submission))) }
    return events
  }

  func decideAccept(rights: [Right], on date: LocalDate) throws(Rejection) -> [CaseEvent] {
    guard triage != nil, let opened else { throw Rejection(.nothingToTriage, "the case is not in triage") }
    let known = Set(items.map(\.right))
    let added = rights.filter { !known.contains($0) }
    guard !(items.isEmpty && added.isEmpty) else {
      throw Rejection(.noRights, "no right is recorded for the case; name at least one, for example access")
    }
    // O1, C3: triage takes our time, not the person's; the clock still starts at receipt.
    var events: [CaseEvent] = [.triageDecided(TriageDecided(decision: .accept))]
    events += requestEvents(added, submission: opened.submission, receivedOn: opened.receivedOn, jurisdiction: opened.jurisdiction)
    if notices.isEmpty {
      events += takeUpEvents(opened, number: 1)
    } else if identity == nil {
      events.append(.identityCheckRequested(IdentityCheckRequested(submission: opened.submission)))
    }
    return events
  }

  func decideDismiss(on date: LocalDate) throws(Rejection) -> [CaseEvent] {
    guard triage != nil else { throw Rejection(.nothingToTriage, "the case is not in triage") }
    let outcome: CaseClosed.Outcome = challenges.isEmpty ? .notARequest : .identityNotShown
    return [.triageDecided(TriageDecided(decision: .dismiss)), .caseClosed(CaseClosed(outcome: outcome, on: date))]
  }

  /// Rights that are not carried out without a person yet go to one; an unclear request is never treated as erasure (design, rule 12).
  static func reasonForPerson(_ rights: [Right]) -> TriageReason? {
    if rights.isEmpty { return .unclearRequest }
    return rights.allSatisfy { $0 == .access } ? nil : .rightNeedsPerson
  }

  /// Acknowledge to the writer, and check identity before anything else (N7).
  private func takeUpEvents(_ opened: CaseOpened, number: Int) -> [CaseEvent] {
    [
      .noticeRequested(
        NoticeRequested(notice: number, kind: .acknowledgement, recipientItem: opened.submission, language: opened.language)),
      .identityCheckRequested(IdentityCheckRequested(submission: opened.submission)),
    ]
  }

  private func requestEvents(
    _ rights: [Right], submission: UUID, receivedOn: LocalDate, jurisdiction: Jurisdiction
  ) -> [CaseEvent] {
    rights.enumerated().flatMap { offset, right -> [CaseEvent] in
      let item = items.count + offset + 1
      return [
        .rightRequested(RightRequested(item: item, right: right, submission: submission, receivedOn: receivedOn)),
        .clockStated(Self.clock(item: item, right: right, jurisdiction: jurisdiction, events: [.received(receivedOn)])),
      ]
    }
  }

  /// States the clock, or says why it cannot be stated: a case is never refused for want of a holiday table (C12: fails closed, visibly).
  static func clock(item: Int, right: Right, jurisdiction: Jurisdiction, events: [ClockEvent]) -> ClockStated {
    do {
      let result = try StatutoryClock.compute(right: right, jurisdiction: jurisdiction, events: events, asOf: nil)
      let due: LocalDate? = if case .due(let date) = result.due { date } else { nil }
      return ClockStated(
        item: item, due: due, internalTarget: result.internalTarget, calculator: result.calculator,
        holidayTableHash: result.holidayTableHash)
    } catch {
      return ClockStated(
        item: item, due: nil, internalTarget: nil, calculator: "", holidayTableHash: "", problem: String(describing: error))
    }
  }
}
