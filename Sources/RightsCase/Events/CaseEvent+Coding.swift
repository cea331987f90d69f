import FoundationEssentials

extension CaseEvent {
  /// The event's body as JSON with sorted keys: the exact text that is hashed into the case's chain.
  public func encodedBody() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(payload), as: UTF8.self)
  }

  /// Reads an event back from its kind and its body. Unknown members are ignored, so that older readers survive newer writers.
  ///
  /// - Throws: `UnknownEventKind` for a kind that this version does not know, `DecodingError` for a body that does not fit.
  public init(kind: String, body: String) throws {
    guard let kind = Kind(rawValue: kind) else { throw UnknownEventKind(kind: kind) }
    let data = Data(body.utf8)
    func read<T: Decodable>(_ type: T.Type) throws -> T { try JSONDecoder().decode(type, from: data) }
    self =
      switch kind {
      case .caseOpened: .caseOpened(try read(CaseOpened.self))
      case .submissionJoined: .submissionJoined(try read(SubmissionJoined.self))
      case .rightRequested: .rightRequested(try read(RightRequested.self))
      case .clockStated: .clockStated(try read(ClockStated.self))
      case .triageRequired: .triageRequired(try read(TriageRequired.self))
      case .triageDecided: .triageDecided(try read(TriageDecided.self))
      case .identityCheckRequested: .identityCheckRequested(try read(IdentityCheckRequested.self))
      case .identityChallenged: .identityChallenged(try read(IdentityChallenged.self))
      case .identityAttemptFailed: .identityAttemptFailed(try read(IdentityAttemptFailed.self))
      case .identityVerified: .identityVerified(try read(IdentityVerified.self))
      case .systemSearched: .systemSearched(try read(SystemSearched.self))
      case .suppressionRequested: .suppressionRequested(try read(SuppressionRequested.self))
      case .fulfilmentAttempted: .fulfilmentAttempted(try read(FulfilmentAttempted.self))
      case .systemFulfilled: .systemFulfilled(try read(SystemFulfilled.self))
      case .processorAttempted: .processorAttempted(try read(ProcessorAttempted.self))
      case .processorNotified: .processorNotified(try read(ProcessorNotified.self))
      case .rightRefused: .rightRefused(try read(RightRefused.self))
      case .clarificationRequested: .clarificationRequested(try read(ClarificationRequested.self))
      case .clarificationAnswered: .clarificationAnswered(try read(ClarificationAnswered.self))
      case .deadlineExtended: .deadlineExtended(try read(DeadlineExtended.self))
      case .feeRequested: .feeRequested(try read(FeeRequested.self))
      case .feePaid: .feePaid(try read(FeePaid.self))
      case .rightWithdrawn: .rightWithdrawn(try read(RightWithdrawn.self))
      case .rightSettled: .rightSettled(try read(RightSettled.self))
      case .exemptionApplied: .exemptionApplied(try read(ExemptionApplied.self))
      case .complaintConcluded: .complaintConcluded(try read(ComplaintConcluded.self))
      case .responseAssembled: .responseAssembled(try read(ResponseAssembled.self))
      case .responseApproved: .responseApproved(try read(ResponseApproved.self))
      case .noticeRequested: .noticeRequested(try read(NoticeRequested.self))
      case .sendAttempted: .sendAttempted(try read(SendAttempted.self))
      case .sendConcluded: .sendConcluded(try read(SendConcluded.self))
      case .sendResolved: .sendResolved(try read(SendResolved.self))
      case .bounced: .bounced(try read(Bounced.self))
      case .timerFired: .timerFired(try read(TimerFired.self))
      case .caseClosed: .caseClosed(try read(CaseClosed.self))
      case .holdPlaced: .holdPlaced(try read(HoldPlaced.self))
      case .holdLifted: .holdLifted(try read(HoldLifted.self))
      case .retentionEnded: .retentionEnded(try read(RetentionEnded.self))
      case .breachRecorded: .breachRecorded(try read(BreachRecorded.self))
      case .breachAssessed: .breachAssessed(try read(BreachAssessed.self))
      case .restrictionLifted: .restrictionLifted(try read(RestrictionLifted.self))
      case .authorityRequested: .authorityRequested(try read(AuthorityRequested.self))
      case .authorityGiven: .authorityGiven(try read(AuthorityGiven.self))
      }
  }

  /// The payload alone.
  private var payload: any Encodable {
    switch self {
    case .caseOpened(let payload): payload
    case .submissionJoined(let payload): payload
    case .rightRequested(let payload): payload
    case .clockStated(let payload): payload
    case .triageRequired(let payload): payload
    case .triageDecided(let payload): payload
    case .identityCheckRequested(let payload): payload
    case .identityChallenged(let payload): payload
    case .identityAttemptFailed(let payload): payload
    case .identityVerified(let payload): payload
    case .systemSearched(let payload): payload
    case .suppressionRequested(let payload): payload
    case .fulfilmentAttempted(let payload): payload
    case .systemFulfilled(let payload): payload
    case .processorAttempted(let payload): payload
    case .processorNotified(let payload): payload
    case .rightRefused(let payload): payload
    case .clarificationRequested(let payload): payload
    case .clarificationAnswered(let payload): payload
    case .deadlineExtended(let payload): payload
    case .feeRequested(let payload): payload
    case .feePaid(let payload): payload
    case .rightWithdrawn(let payload): payload
    case .rightSettled(let payload): payload
    case .exemptionApplied(let payload): payload
    case .complaintConcluded(let payload): payload
    case .responseAssembled(let payload): payload
    case .responseApproved(let payload): payload
    case .noticeRequested(let payload): payload
    case .sendAttempted(let payload): payload
    case .sendConcluded(let payload): payload
    case .sendResolved(let payload): payload
    case .bounced(let payload): payload
    case .timerFired(let payload): payload
    case .caseClosed(let payload): payload
    case .holdPlaced(let payload): payload
    case .holdLifted(let payload): payload
    case .retentionEnded(let payload): payload
    case .breachRecorded(let payload): payload
    case .breachAssessed(let payload): payload
    case .restrictionLifted(let payload): payload
    case .authorityRequested(let payload): payload
    case .authorityGiven(let payload): payload
    }
  }
}

/// The store holds an event of a kind that this version does not know: a newer version wrote it.
public struct UnknownEventKind: Error, Hashable, CustomStringConvertible {
  public let kind: String
  public var description: String { "the case holds an event '\(kind)' that this version does not know; run the newer version" }
}
