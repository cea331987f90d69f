import CaseStore
import Intake
import ResponseBundle
import RightsCase
import RightsLaw
import VaultContents

/// A notice about one item: a question, an extension, a fee, a complaint.
struct LawNotice {
  private let request: NoticeRequested
  private let stored: StoredCase
  private let item: RightItem?

  init(_ request: NoticeRequested, of stored: StoredCase) {
    self.request = request
    self.stored = stored
    item = stored.state.items.first { $0.number == request.item }
  }

  /// When what it is about came in.
  var receivedOn: LocalDate? { item?.receivedOn }

  /// The verified person's address, or that of whoever wrote: it reveals nothing that is held (design, rule 11).
  func recipient(in content: [UInt8]) throws -> Correspondent {
    if let identity = stored.state.identity, identity.subjectItem == request.recipientItem {
      return try VerifiedSubject(vaultBytes: content).recipient
    }
    guard let writer = Correspondent(writerOf: try Submission(vaultBytes: content)) else {
      throw SendFault.permanent("the submission names no address to reply to")
    }
    return writer
  }

  /// How to address whoever it goes to; `nil` for kinds that address nobody by name.
  func salutation(in content: [UInt8]) throws -> String? {
    guard request.kind == .rightOutcome || request.kind == .restrictionLifting else { return nil }
    if let identity = stored.state.identity, identity.subjectItem == request.recipientItem {
      return try VerifiedSubject(vaultBytes: content).displayName
    }
    let submission = try Submission(vaultBytes: content)
    return submission.sender?.name ?? submission.postalAddress?.name ?? submission.sender?.address
  }

  /// What the item's own decision says.
  var particulars: NoticeParticulars {
    guard let item else { return NoticeParticulars(timer: request.timer?.rawValue) }
    var particulars = NoticeParticulars(
      newDueOn: newDue, causes: Set(item.deadlineExtension?.causes.map(\.rawValue) ?? []),
      topics: Set(item.clarification?.request.topics.map(\.rawValue) ?? []), fee: item.openFee.map(amount),
      feeBasis: item.openFee?.basis.rawValue, outcome: item.conclusion?.outcome.rawValue)
    if request.kind == .rightOutcome {
      particulars.right = item.right.rawValue
      particulars.rightOutcome = item.settlement?.outcome.rawValue
      particulars.areRecipientsTold = item.settlement?.recipients == .told
    }
    if request.kind == .restrictionLifting { particulars.liftedOn = item.lifting?.liftedOn }
    return particulars
  }

  /// Why part of a right was not carried out, or why a restriction ends, in the language of the letter.
  func reasons(in language: String) throws -> [RefusalReason] {
    if request.kind == .restrictionLifting, let reason = item?.lifting?.reason {
      return [RefusalReason(sentence: reason.sentence(in: language), citation: reason.citation)]
    }
    guard request.kind == .rightOutcome, let code = item?.settlement?.ground else { return [] }
    let ground = try RefusalGround(code: code)
    return [RefusalReason(sentence: ground.sentence(in: language), citation: ground.citation)]
  }

  /// The date that the person is told is the one that the clock has once this notice is sent today.
  private var newDue: LocalDate? {
    guard request.kind == .extensionNotice, let item else { return nil }
    let notice = ClockEvent.extensionNotice(stored.today, reason: item.deadlineExtension?.reason)
    return try? stored.state.clock(of: item.number, adding: notice).due.date
  }

  private func amount(of fee: FeeRequested) -> String {
    let cents = fee.amount % 100
    return "\(fee.currency) \(fee.amount / 100).\(cents < 10 ? "0" : "")\(cents)"
  }
}
