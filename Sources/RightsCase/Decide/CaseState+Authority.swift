import RightsLaw

extension CaseState {
  /// Whoever writes for another is asked to show that they may (law.md R19). Asked late it does not move the clock (C3), and is asked all the
  /// same: the letter protects the person.
  func decideAuthority(_ request: AuthorityRequested) throws(Rejection) -> [CaseEvent] {
    guard let opened else { return [] }
    guard authorityAsked == nil else { throw Rejection(.impossible, "the authority has been asked for already (R19)") }
    guard identity == nil else {
      throw Rejection(.impossible, "the person's own identity has been shown, so nobody acts for them (R19)")
    }
    guard triage != .noWayToReply else {
      throw Rejection(.recipientNotAllowed, "there is no way to reply; find one in triage first")
    }
    return [
      .authorityRequested(request),
      .noticeRequested(
        NoticeRequested(
          notice: notices.count + 1, kind: .authorityRequest, recipientItem: opened.submission, language: opened.language)),
    ]
  }

  func decideAuthorityGiven(_ given: AuthorityGiven) throws(Rejection) -> [CaseEvent] {
    guard authority == nil else { throw Rejection(.impossible, "the authority has been shown already (R19)") }
    if let asked = authorityAsked, given.on < asked.on {
      throw Rejection(.clockProblem, "the authority was asked for on \(asked.on); what came on \(given.on) was before it (C3)")
    }
    // R19: scope and expiry.
    let shown = AgentAuthority(rights: Set(given.rights), from: given.on, until: given.until)
    for item in items where item.outcome == .open {
      do {
        try shown.check(item.right, on: given.on)
      } catch {
        throw Rejection(.impossible, "\(error)")
      }
    }
    guard isAuthorityAskedInClock else { return [.authorityGiven(given)] }
    return [.authorityGiven(given)] + restatingOpenItems(adding: .authorityGiven(given.on))
  }

  /// The clock knows of the question once its notice was sent.
  private var isAuthorityAskedInClock: Bool {
    items.contains { $0.clockEvents.contains { if case .authorityAsked = $0 { true } else { false } } }
  }
}
