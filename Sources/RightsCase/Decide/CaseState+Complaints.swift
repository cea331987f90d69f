import FoundationEssentials
import RightsLaw

extension CaseState {
  func decideComplaint(submission: UUID, receivedOn: LocalDate) throws(Rejection) -> [CaseEvent] {
    guard let opened else { return [] }
    try requireSubmission(submission)
    guard !items.contains(where: { $0.right == .complaint && $0.submission == submission }) else {
      throw Rejection(.impossible, "that message is recorded as a complaint already (R10)")
    }
    let number = items.count + 1
    let requested = RightRequested(item: number, right: .complaint, submission: submission, receivedOn: receivedOn)
    var events: [CaseEvent] = [
      .rightRequested(requested),
      .clockStated(
        ClockStated(item: number, right: .complaint, jurisdiction: opened.jurisdiction, events: [.received(receivedOn)])),
    ]
    var next = self
    for event in events { next.evolve(event) }
    if let item = next.items.last { events.append(try notice(.complaintAcknowledgement, about: item)) }
    return events
  }

  func decideAcknowledgement(of number: Int) throws(Rejection) -> [CaseEvent] {
    let item = try complaint(number)
    guard !isTold(.complaintAcknowledgement, about: number) else {
      throw Rejection(.impossible, "complaint \(number) has been acknowledged (C11)")
    }
    return [try notice(.complaintAcknowledgement, about: item)]
  }

  func decideProgress(of number: Int) throws(Rejection) -> [CaseEvent] {
    let item = try complaint(number)
    guard item.acknowledgedOn != nil else { throw Rejection(.impossible, "complaint \(number) is not acknowledged yet (C11)") }
    return [try notice(.complaintProgress, about: item)]
  }

  func decideConclusion(_ concluded: ComplaintConcluded) throws(Rejection) -> [CaseEvent] {
    let item = try complaint(concluded.item)
    do {
      _ = try ImpartialDecider(PartyID(rawValue: concluded.decider), concerned: Set(concluded.about.map(PartyID.init)))
    } catch {
      throw Rejection(.ownCause, "\(error)")
    }
    return [.complaintConcluded(concluded), try notice(.complaintOutcome, about: item)]
  }

  /// Complaints of whose acknowledgement nothing is under way.
  func complaintsToAcknowledge() -> [RightItem] {
    items.filter { $0.right == .complaint && $0.outcome == .open && !isTold(.complaintAcknowledgement, about: $0.number) }
  }

  private func complaint(_ number: Int) throws(Rejection) -> RightItem {
    let item = try openItem(number)
    guard item.right == .complaint else { throw Rejection(.impossible, "item \(number) is no complaint (R10)") }
    return item
  }

  private func isTold(_ kind: NoticeKind, about number: Int) -> Bool {
    notices.contains { $0.request.kind == kind && $0.request.item == number }
  }
}
