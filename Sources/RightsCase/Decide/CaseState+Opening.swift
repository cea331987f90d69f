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

  func decideAccept(
    rights: [Right], misread: [Int], reading: TriageReading?, on date: LocalDate, suppression: SuppressionPlan?
  ) throws(Rejection) -> [CaseEvent] {
    guard triage != nil, let opened else { throw Rejection(.nothingToTriage, "the case is not in triage") }
    for number in misread { try requireMisread(number) }
    let asked = items.filter { !misread.contains($0.number) }
    let known = Set(asked.map(\.right))
    let added = rights.filter { !known.contains($0) }
    guard !(asked.isEmpty && added.isEmpty) else {
      throw Rejection(.noRights, "no right is recorded for the case; name at least one, for example access")
    }
    guard !(triage == .rightNeedsPerson && awaitsPerson && added.isEmpty && misread.isEmpty) else {
      throw Rejection(.impossible, "everything is found, and what is left is yours to carry out: then say how it ended with dpo settle")
    }
    // O1, C3: triage takes our time, not the person's; the clock still starts at receipt.
    var events: [CaseEvent] = [
      .triageDecided(TriageDecided(decision: .accept, misread: misread, reading: reading?.decided(as: asked.map(\.right) + added)))
    ]
    events += try requestEvents(added, opened, suppression: suppression)
    var next = self
    for event in events { next.evolve(event) }
    let left = next.askedItems
    if left.allSatisfy({ $0.fulfilment != nil }) {
      // Nothing but stops, which are under way or done: at most the confirmation is still due.
      events += next.confirmationEvents()
    } else if left.allSatisfy({ $0.right == .complaint || $0.fulfilment != nil }) {
      // A complaint discloses nothing, so no identity is asked for (C11).
      for (offset, item) in next.complaintsToAcknowledge().enumerated() {
        events.append(try next.notice(.complaintAcknowledgement, about: item, after: offset))
      }
    } else if notices.allSatisfy(\.request.kind.isForOfficer) {
      events += takeUpEvents(opened, number: notices.count + 1)
    } else if identity == nil {
      events.append(.identityCheckRequested(IdentityCheckRequested(submission: opened.submission)))
    }
    return events + next.closingIfSettled(on: date)
  }

  /// Only what nothing has been done about can be taken for misread.
  private func requireMisread(_ number: Int) throws(Rejection) {
    let item = try openItem(number)
    guard item.fulfilment == nil else {
      throw Rejection(.impossible, "the stop of item \(number) took effect on receipt and stays in force (R7)")
    }
    guard item.refusal == nil, item.settlement == nil, item.lastToldOn == nil else {
      throw Rejection(.impossible, "item \(number) is being decided already")
    }
  }

  func decideDismiss(reading: TriageReading?, on date: LocalDate) throws(Rejection) -> [CaseEvent] {
    guard triage != nil else { throw Rejection(.nothingToTriage, "the case is not in triage") }
    guard !(triage == .rightNeedsPerson && identity != nil) else {
      throw Rejection(.impossible, "the person is known and waits for an answer (Article 12(4)): settle or refuse each item")
    }
    let outcome: CaseClosed.Outcome =
      if items.contains(where: { $0.fulfilment?.isApplied ?? false }) {
        .fulfilled
      } else {
        challenges.isEmpty ? .notARequest : .identityNotShown
      }
    return [.triageDecided(TriageDecided(decision: .dismiss, reading: reading)), .caseClosed(CaseClosed(outcome: outcome, on: date))]
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
