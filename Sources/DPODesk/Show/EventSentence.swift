import RightsCase
import RightsLaw

/// What happened, in a plain sentence.
enum EventSentence {
  static func text(_ event: CaseEvent, in state: CaseState) -> String {
    switch event {
    case .caseOpened(let event):
      "Request received by \(event.channel.words); it counts as received on \(event.receivedOn.inWords)."
    case .submissionJoined(let event): "A further message came by \(event.channel.words), received on \(event.receivedOn.inWords)."
    case .rightRequested(let event): "Item \(event.item): \(event.right.wordsWithCitation)."
    case .clockStated(let event): clock(event)
    case .triageRequired(let event): "A person has to look, because \(event.reason.words)."
    case .triageDecided(let event):
      event.decision == .accept
        ? "Accepted in triage." + (event.misread.map { " Not asked for: item \($0.map(String.init).joined(separator: ", "))." } ?? "")
        : "Dismissed in triage: not a request under data-protection law."
    case .identityCheckRequested: "Identity is to be checked."
    case .identityChallenged(let event):
      "Code \(event.challenge) made for a contact on file; it lives \(duration(event.lifetime)), with \(event.attempts.counted("try", "tries"))."
    case .identityAttemptFailed(let event): "Answer to code \(event.challenge) did not count: \(reason(event.reason))."
    case .identityVerified(let event):
      "Identity shown by \(event.method.words); recipient frozen. To search: \(event.systems.joined(separator: ", "))."
    case .systemSearched(let event): "\(event.system): \(event.summary)."
    case .suppressionRequested(let event):
      "Item \(event.item): marketing is to stop (\(MarketingChannel.words(event.channels))) in \(event.systems.joined(separator: ", "))"
        + (event.processors.isEmpty ? "." : "; to tell: \(event.processors.joined(separator: ", ")).")
    case .fulfilmentAttempted(let event): "\(event.system): change begun, attempt \(event.attempt)."
    case .systemFulfilled(let event): "\(event.system): \(event.outcome.words)."
    case .processorAttempted(let event): "Telling \(event.processor), attempt \(event.attempt)."
    case .processorNotified(let event): "\(event.processor): \(event.outcome.words)."
    case .rightRefused(let event): "Item \(event.item) refused on ground \(event.ground); the reasons are in the vault."
    case .clarificationRequested(let event):
      "Item \(event.item): the person is to be asked about \(event.topics.map(\.words).joined(separator: ", ")); why is in the vault."
    case .clarificationAnswered(let event): "Item \(event.item): the question was answered on \(event.on.inWords)."
    case .deadlineExtended(let event):
      "Item \(event.item): two more months are to be taken, because \(event.causes.map(\.words).joined(separator: ", "))."
    case .feeRequested(let event): "Item \(event.item): a fee of \(event.amountInWords) is asked for (\(event.basis.words))."
    case .feePaid(let event): "Item \(event.item): the fee was paid on \(event.on.inWords)."
    case .rightWithdrawn(let event): "Item \(event.item) was withdrawn by the person on \(event.on.inWords)."
    case .rightSettled(let event):
      "Item \(event.item): \(event.outcome.words)\(event.ground.map { ", ground \($0)" } ?? "")\(event.recipients.map { "; recipients: \($0.words)" } ?? ""); what was done is in the vault"
        + (event.isTold ? ", with the letter that told the person." : ".")
    case .exemptionApplied(let event):
      "Item \(event.item): \(event.withheld) is withheld on ground \(event.ground)\(event.isSilent ? ", in silence" : ""); "
        + "the record is in the vault."
    case .complaintConcluded(let event): "Complaint \(event.item): \(event.outcome.words); what was found is in the vault."
    case .responseAssembled(let event):
      "\(event.kind.words.capitalisedFirst), version \(event.version), assembled: \(event.files.counted("file")), "
        + "\(ByteSize.text(event.archiveBytes)), digest \(event.manifestDigest.prefix(16))."
    case .responseApproved(let event): "Version \(event.version) approved with key \(event.keyID)."
    case .noticeRequested(let event): "Notice \(event.notice) is to be sent: \(event.kind.words)."
    case .sendAttempted(let event): "Sending of \(event.subject.words(in: state)) begun, attempt \(event.attempt)."
    case .sendConcluded(let event): concluded(event, in: state)
    case .sendResolved(let event):
      "Found out about \(event.subject.words(in: state)): it \(event.delivered ? "was delivered" : "was not delivered; it is sent again")."
    case .bounced(let event): "\(event.subject.words(in: state).capitalisedFirst) came back undelivered."
    case .timerFired(let event): "\(event.timer.words.capitalisedFirst)."
    case .caseClosed(let event): "Closed: \(event.outcome.words)."
    case .holdPlaced: "Held for legal claims: the records are not destroyed; no date moves."
    case .holdLifted: "No longer held for legal claims."
    case .retentionEnded(let event):
      event.records == .found
        ? "What was found has been destroyed, and the answer's files."
        : "The correspondence has been destroyed; what happened stays on record."
    case .breachRecorded(let event):
      "Breach \(event.breach): \(event.subject.words(in: state)) reached the wrong person. Every link to it has ended; what happened is in the vault."
    case .breachAssessed(let event):
      "Breach \(event.breach): \(event.authority.words); \(event.person.words). Why is in the vault."
    case .restrictionLifted(let event):
      "Item \(event.item): the restriction ends on \(event.liftedOn.inWords), because \(event.reason.words)."
    case .authorityRequested: "Whoever writes is to show that they may act for the person; why is in the vault."
    case .authorityGiven(let event):
      "Authority shown for \(event.rights.map(\.words).joined(separator: ", "))\(event.until.map { ", until \($0.inWords)" } ?? "")."
    }
  }

  /// Who said so, from the database login.
  static func actor(_ actor: String) -> String { actor.hasPrefix("dpo:") ? "DPO \(actor.dropFirst(4))" : actor }

  private static func clock(_ event: ClockStated) -> String {
    if let problem = event.problem { return "Clock of item \(event.item) could not be stated: \(problem.asSentence)" }
    guard let due = event.due else {
      let standing = event.standing == .waiting ? "the period has not begun" : event.standing == .paused ? "paused" : "no date yet"
      return "Clock of item \(event.item): \(standing)."
    }
    let target = event.internalTarget.map { "; aim at \($0.inWords)" } ?? ""
    return "Clock of item \(event.item): due on \(due.inWords)\(target)."
  }

  private static func concluded(_ event: SendConcluded, in state: CaseState) -> String {
    let code = event.code.map { " (\($0))" } ?? ""
    let subject = event.subject.words(in: state).capitalisedFirst
    return switch event.outcome {
    case .sent: "\(subject): the next mail server took it."
    case .failed: "\(subject): did not leave\(code)."
    case .ambiguous: "\(subject): in doubt\(code); it may have left and is not sent again by itself."
    }
  }

  private static func reason(_ reason: IdentityAttemptFailed.Reason) -> String {
    switch reason {
    case .wrongCode: "the code was wrong"
    case .noCode: "there was no code in it"
    case .expired: "the code had expired"
    }
  }

  private static func duration(_ seconds: Int) -> String {
    switch seconds {
    case let seconds where seconds.isMultiple(of: 86_400): (seconds / 86_400).counted("day")
    case let seconds where seconds.isMultiple(of: 3600): (seconds / 3600).counted("hour")
    default: max(1, seconds / 60).counted("minute")
    }
  }
}
