extension CaseEvent {
  /// The event's name in the database, in `schemas/` and in evidence. The database knows which login may append which kind (rule 6).
  public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
    case caseOpened = "case.opened"
    case submissionJoined = "submission.joined"
    case rightRequested = "right.requested"
    case clockStated = "clock.stated"
    case triageRequired = "triage.required"
    case triageDecided = "triage.decided"
    case identityCheckRequested = "identity.check-requested"
    case identityChallenged = "identity.challenged"
    case identityAttemptFailed = "identity.attempt-failed"
    case identityVerified = "identity.verified"
    case systemSearched = "system.searched"
    case suppressionRequested = "suppression.requested"
    case fulfilmentAttempted = "fulfilment.attempted"
    case systemFulfilled = "system.fulfilled"
    case processorAttempted = "processor.attempted"
    case processorNotified = "processor.notified"
    case rightRefused = "right.refused"
    case clarificationRequested = "clarification.requested"
    case clarificationAnswered = "clarification.answered"
    case deadlineExtended = "deadline.extended"
    case feeRequested = "fee.requested"
    case feePaid = "fee.paid"
    case rightWithdrawn = "right.withdrawn"
    case rightSettled = "right.settled"
    case exemptionApplied = "exemption.applied"
    case complaintConcluded = "complaint.concluded"
    case responseAssembled = "response.assembled"
    case responseApproved = "response.approved"
    case noticeRequested = "notice.requested"
    case sendAttempted = "send.attempted"
    case sendConcluded = "send.concluded"
    case sendResolved = "send.resolved"
    case bounced = "send.bounced"
    case timerFired = "timer.fired"
    case caseClosed = "case.closed"
    case holdPlaced = "hold.placed"
    case holdLifted = "hold.lifted"
    case retentionEnded = "retention.ended"
    case breachRecorded = "breach.recorded"
    case breachAssessed = "breach.assessed"
    case restrictionLifted = "restriction.lifted"
    case authorityRequested = "authority.requested"
    case authorityGiven = "authority.given"
  }

  public var kind: Kind {
    switch self {
    case .caseOpened: .caseOpened
    case .submissionJoined: .submissionJoined
    case .rightRequested: .rightRequested
    case .clockStated: .clockStated
    case .triageRequired: .triageRequired
    case .triageDecided: .triageDecided
    case .identityCheckRequested: .identityCheckRequested
    case .identityChallenged: .identityChallenged
    case .identityAttemptFailed: .identityAttemptFailed
    case .identityVerified: .identityVerified
    case .systemSearched: .systemSearched
    case .suppressionRequested: .suppressionRequested
    case .fulfilmentAttempted: .fulfilmentAttempted
    case .systemFulfilled: .systemFulfilled
    case .processorAttempted: .processorAttempted
    case .processorNotified: .processorNotified
    case .rightRefused: .rightRefused
    case .clarificationRequested: .clarificationRequested
    case .clarificationAnswered: .clarificationAnswered
    case .deadlineExtended: .deadlineExtended
    case .feeRequested: .feeRequested
    case .feePaid: .feePaid
    case .rightWithdrawn: .rightWithdrawn
    case .rightSettled: .rightSettled
    case .exemptionApplied: .exemptionApplied
    case .complaintConcluded: .complaintConcluded
    case .responseAssembled: .responseAssembled
    case .responseApproved: .responseApproved
    case .noticeRequested: .noticeRequested
    case .sendAttempted: .sendAttempted
    case .sendConcluded: .sendConcluded
    case .sendResolved: .sendResolved
    case .bounced: .bounced
    case .timerFired: .timerFired
    case .caseClosed: .caseClosed
    case .holdPlaced: .holdPlaced
    case .holdLifted: .holdLifted
    case .retentionEnded: .retentionEnded
    case .breachRecorded: .breachRecorded
    case .breachAssessed: .breachAssessed
    case .restrictionLifted: .restrictionLifted
    case .authorityRequested: .authorityRequested
    case .authorityGiven: .authorityGiven
    }
  }
}
