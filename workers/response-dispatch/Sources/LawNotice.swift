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

  /// What the item's own decision says.
  var particulars: NoticeParticulars {
    guard let item else { return NoticeParticulars() }
    return NoticeParticulars(
      newDueOn: newDue, causes: Set(item.deadlineExtension?.causes.map(\.rawValue) ?? []),
      topics: Set(item.clarification?.request.topics.map(\.rawValue) ?? []), fee: item.openFee.map(amount),
      feeBasis: item.openFee?.basis.rawValue, outcome: item.conclusion?.outcome.rawValue)
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
