import RightsLaw

extension CaseState {
  /// Something of ours reached the wrong person (law.md R24): also when the case has long been closed.
  func decideBreach(_ breach: BreachRecorded) throws(Rejection) -> [CaseEvent] {
    guard opened != nil else { throw Rejection(.notOpened, "the case has not been opened") }
    guard let transmission = transmission(of: breach.subject), transmission.attempts > 0 else {
      throw Rejection(.nothingToSend, "nothing was sent under '\(breach.subject)', so it reached nobody; see: dpo show")
    }
    guard !destroyed.contains(.all) else {
      throw Rejection(
        .impossible, "the records were destroyed when their time was over, and nothing can be kept with them; record it elsewhere")
    }
    guard !openBreaches.contains(where: { $0.recorded.subject == breach.subject }) else {
      throw Rejection(.impossible, "a breach by '\(breach.subject)' is open already; say who was told: dpo breach --authority")
    }
    guard breach.breach == breaches.count + 1 else {
      throw Rejection(.wrongVersion, "the next breach is number \(breaches.count + 1)")
    }
    return [.breachRecorded(breach)]
  }

  /// Articles 33 and 34: who was told, or why not.
  func decideAssessed(_ assessed: BreachAssessed) throws(Rejection) -> [CaseEvent] {
    guard let breach = breaches.first(where: { $0.recorded.breach == assessed.breach }) else {
      throw Rejection(.noSuchItem, "the case has no breach \(assessed.breach)")
    }
    guard breach.assessed == nil else { throw Rejection(.impossible, "breach \(assessed.breach) is decided already") }
    guard (assessed.authority == .told) == (assessed.toldAt != nil) else {
      throw Rejection(.missingRecord, "say when the authority was told, and only where it was (Article 33, R24)")
    }
    if let toldAt = assessed.toldAt, toldAt < breach.recorded.awareAt {
      throw Rejection(.impossible, "the authority cannot have been told before anyone knew of the breach (R24)")
    }
    // A high risk is a risk.
    guard !(assessed.authority == .noRisk && assessed.person == .told) else {
      throw Rejection(.impossible, "whoever tells the person because of a high risk tells the authority as well (Articles 33 and 34, R24)")
    }
    return [.breachAssessed(assessed)]
  }
}
