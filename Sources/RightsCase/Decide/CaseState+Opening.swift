import FoundationEssentials
import RightsLaw

extension CaseState {
  func decideOpen(
    _ opening: CaseOpened, rights: [Right], triage reason: TriageReason?, suppression: SuppressionPlan?
  ) throws(Rejection) -> [CaseEvent] {
    guard opened == nil else { throw Rejection(.alreadyOpen, "the case is already open") }
    var events: [CaseEvent] = [.caseOpened(opening)]
    events += try requestEvents(rights, opening, suppression: suppression)
    let carriedOut: Set<Right> = suppression == nil ? [] : [.marketingStop]
    if let reason = reason ?? Self.reasonForPerson(rights, carriedOut: carriedOut) {
      events.append(.triageRequired(TriageRequired(reason: reason)))
    } else if !rights.allSatisfy(carriedOut.contains) {
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

  func decideAccept(rights: [Right], on date: LocalDate, suppression: SuppressionPlan?) throws(Rejection) -> [CaseEvent] {
    guard triage != nil, let opened else { throw Rejection(.nothingToTriage, "the case is not in triage") }
    let known = Set(items.map(\.right))
    let added = rights.filter { !known.contains($0) }
    guard !(items.isEmpty && added.isEmpty) else {
      throw Rejection(.noRights, "no right is recorded for the case; name at least one, for example access")
    }
    // O1, C3: triage takes our time, not the person's; the clock still starts at receipt.
    var events: [CaseEvent] = [.triageDecided(TriageDecided(decision: .accept))]
    events += try requestEvents(added, opened, suppression: suppression)
    var next = self
    for event in events { next.evolve(event) }
    if next.items.allSatisfy({ $0.fulfilment != nil }) {
      // Nothing but stops, which are under way or done: at most the confirmation is still due.
      events += next.confirmationEvents()
    } else if next.items.allSatisfy({ $0.right == .complaint || $0.fulfilment != nil }) {
      // A complaint discloses nothing, so no identity is asked for (C11).
      for (offset, item) in next.complaintsToAcknowledge().enumerated() {
        events.append(try next.notice(.complaintAcknowledgement, about: item, after: offset))
      }
    } else if notices.isEmpty {
      events += takeUpEvents(opened, number: 1)
    } else if identity == nil {
      events.append(.identityCheckRequested(IdentityCheckRequested(submission: opened.submission)))
    }
    return events + next.closingIfSettled(on: date)
  }

  func decideDismiss(on date: LocalDate) throws(Rejection) -> [CaseEvent] {
    guard triage != nil else { throw Rejection(.nothingToTriage, "the case is not in triage") }
    let outcome: CaseClosed.Outcome =
      if items.contains(where: { $0.fulfilment?.isApplied ?? false }) {
        .fulfilled
      } else {
        challenges.isEmpty ? .notARequest : .identityNotShown
      }
    return [.triageDecided(TriageDecided(decision: .dismiss)), .caseClosed(CaseClosed(outcome: outcome, on: date))]
  }

  /// Rights that are not carried out without a person yet go to one; an unclear request is never treated as erasure (design, rule 12).
  /// Beside an access request they wait until it is answered (R3).
  static func reasonForPerson(_ rights: [Right], carriedOut: Set<Right>) -> TriageReason? {
    if rights.isEmpty { return .unclearRequest }
    return rights.contains(.access) || rights.allSatisfy(carriedOut.contains) ? nil : .rightNeedsPerson
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
    _ rights: [Right], _ opening: CaseOpened, suppression: SuppressionPlan?
  ) throws(Rejection) -> [CaseEvent] {
    var events: [CaseEvent] = []
    for (offset, right) in rights.enumerated() {
      let item = items.count + offset + 1
      let plan = right == .marketingStop ? suppression : nil
      events.append(
        .rightRequested(
          RightRequested(
            item: item, right: right, submission: opening.submission, receivedOn: opening.receivedOn, channels: plan?.channels ?? [])))
      events.append(
        .clockStated(
          ClockStated(item: item, right: right, jurisdiction: opening.jurisdiction, events: [.received(opening.receivedOn)])))
      guard let plan else { continue }
      guard !plan.systems.isEmpty, Set(plan.systems).count == plan.systems.count, Set(plan.processors).count == plan.processors.count else {
        throw Rejection(.impossible, "a marketing stop needs at least one system, each named once; see `suppression` in the data map")
      }
      // R7: on receipt, whoever asks and whatever else the message says.
      events.append(.suppressionRequested(SuppressionRequested(item: item, plan: plan)))
    }
    return events
  }
}
