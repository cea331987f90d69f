import RightsLaw

extension CaseState {
  func decideChallenge(_ challenge: IdentityChallenged) throws(Rejection) -> [CaseEvent] {
    guard identity == nil else { throw Rejection(.identityAlreadyVerified, "identity is already verified") }
    guard openChallenge == nil else { throw Rejection(.impossible, "a challenge is open already") }
    guard challenge.challenge == challenges.count + 1 else {
      throw Rejection(.wrongVersion, "the next challenge is number \(challenges.count + 1)")
    }
    guard challenge.lifetime > 0, challenge.attempts > 0 else {
      throw Rejection(.impossible, "a challenge needs a lifetime and at least one try; see identity in the controller's profile")
    }
    return [
      .identityChallenged(challenge),
      .noticeRequested(
        NoticeRequested(
          notice: notices.count + 1, kind: challenge.method.notice, recipientItem: challenge.item, language: opened?.language ?? "en")),
    ]
  }

  func decideFailedAttempt(_ failure: IdentityAttemptFailed) throws(Rejection) -> [CaseEvent] {
    guard let open = openChallenge, open.issued.challenge == failure.challenge else {
      throw Rejection(.challengeNotOpen, "challenge \(failure.challenge) is not open")
    }
    var events: [CaseEvent] = [.identityAttemptFailed(failure)]
    if failure.reason == .expired || open.failures + 1 >= open.issued.attempts {
      events.append(.triageRequired(TriageRequired(reason: .identityFailed)))
    }
    return events
  }

  func decideVerified(_ verified: IdentityVerified) throws(Rejection) -> [CaseEvent] {
    guard identity == nil else { throw Rejection(.identityAlreadyVerified, "identity is already verified") }
    guard triage == nil, let open = openChallenge, open.issued.challenge == verified.challenge, open.issued.method == verified.method
    else { throw Rejection(.challengeNotOpen, "challenge \(verified.challenge) is not open") }
    guard Set(verified.systems).count == verified.systems.count else {
      throw Rejection(.impossible, "a system is named twice; see the data map")
    }
    var done: Set<String> = []
    while done.count < verified.systems.count {
      let ready = verified.systems.filter { system in
        !done.contains(system) && (verified.searchedAfter?[system] ?? []).allSatisfy(done.contains)
      }
      guard !ready.isEmpty else {
        throw Rejection(.impossible, "systems wait for each other, or for one that is not searched; see the data map")
      }
      done.formUnion(ready)
    }
    return withPersonWhereNeeded(.identityVerified(verified))
  }
}
