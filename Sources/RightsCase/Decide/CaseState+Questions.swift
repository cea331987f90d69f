import FoundationEssentials
import RightsLaw

extension CaseState {
  func decideExtension(_ extension: DeadlineExtended) throws(Rejection) -> [CaseEvent] {
    let item = try openItem(`extension`.item)
    guard item.deadlineExtension == nil else {
      throw Rejection(.withoutEffect, "item \(item.number) is extended already; a period is extended once (C5)")
    }
    guard !`extension`.causes.isEmpty, `extension`.causes.allSatisfy({ $0.reason == `extension`.reason }) else {
      throw Rejection(
        .missingRecord, "an extension gives its reasons, and each must belong to '\(`extension`.reason.rawValue)' (C5); name at least one")
    }
    try requireEffect(
      of: .extensionNotice(`extension`.on, reason: `extension`.reason), on: item.number,
      advice: "Tell the person that the answer is late instead: dpo late.")
    return [.deadlineExtended(`extension`), try notice(.extensionNotice, about: item)]
  }

  func decideClarification(_ request: ClarificationRequested) throws(Rejection) -> [CaseEvent] {
    let item = try openItem(request.item)
    guard !(item.clarification?.isOpen ?? false) else {
      throw Rejection(.impossible, "a question about item \(item.number) is open already")
    }
    guard !request.topics.isEmpty, Set(request.topics).count == request.topics.count else {
      throw Rejection(.missingRecord, "a question needs at least one topic, each once (C6)")
    }
    try requireEffect(of: .clarificationAsked(request.on), on: item.number)
    return [.clarificationRequested(request), try notice(.clarification, about: item)]
  }

  func decideAnswer(_ answer: ClarificationAnswered) throws(Rejection) -> [CaseEvent] {
    let item = try openItem(answer.item)
    guard let clarification = item.clarification, clarification.isOpen else {
      throw Rejection(.impossible, "no question about item \(item.number) is open (C6)")
    }
    guard let asked = clarification.askedOn else {
      throw Rejection(.impossible, "the question about item \(item.number) has not been sent yet, so nothing can answer it (C6)")
    }
    guard answer.on >= asked else {
      throw Rejection(.clockProblem, "the question was asked on \(asked); an answer of \(answer.on) is before it (C6)")
    }
    try requireSubmission(answer.submission)
    _ = try clock(of: item.number, adding: .clarificationAnswered(answer.on))
    return [.clarificationAnswered(answer)] + restated(item.number, adding: .clarificationAnswered(answer.on))
  }

  func decideFee(_ fee: FeeRequested) throws(Rejection) -> [CaseEvent] {
    let item = try openItem(fee.item)
    guard RefusableRight(item.right) != nil else {
      throw Rejection(.cannotBeRefused, "'\(item.right.rawValue)' is free of charge (R7, R8, R10)")
    }
    guard item.openFee == nil else { throw Rejection(.impossible, "a fee for item \(item.number) is open already") }
    guard fee.amount > 0 else { throw Rejection(.missingRecord, "a fee is more than nothing, and reasonable (R13)") }
    if fee.basis == .furtherCopy {
      guard item.right == .access else { throw Rejection(.impossible, "only a further copy of data has this fee (Article 15(3), C3)") }
    } else {
      try requireEffect(of: .feeAsked(fee.on), on: item.number)
    }
    return [.feeRequested(fee), try notice(.fee, about: item)]
  }

  func decideFeePaid(_ paid: FeePaid) throws(Rejection) -> [CaseEvent] {
    let item = try openItem(paid.item)
    guard let fee = item.openFee else { throw Rejection(.impossible, "no fee for item \(item.number) is open (C3)") }
    guard paid.on >= fee.on else {
      throw Rejection(.clockProblem, "the fee was asked for on \(fee.on); a payment of \(paid.on) is before it (C3)")
    }
    let event: ClockEvent = fee.basis == .furtherCopy ? .furtherCopyFeePaid(paid.on) : .feePaid(paid.on)
    if fee.basis != .furtherCopy, !item.clockEvents.contains(where: { if case .feeAsked = $0 { true } else { false } }) {
      throw Rejection(.impossible, "the notice of the fee has not been sent yet (C3)")
    }
    _ = try clock(of: item.number, adding: event)
    return [.feePaid(paid)] + restated(item.number, adding: event)
  }

  func decideLate(item number: Int, on date: LocalDate) throws(Rejection) -> [CaseEvent] {
    let item = try openItem(number)
    guard item.right != .marketingStop, item.right != .complaint else {
      throw Rejection(.impossible, "'\(item.right.rawValue)' has letters of its own (R7, C11)")
    }
    guard !notices.contains(where: { $0.request.kind == .late && $0.request.item == number }) else {
      throw Rejection(.impossible, "the person has been told that item \(number) is late")
    }
    let limit = [item.clock?.noticeLimit, item.clock?.due].compactMap { $0 }.min()
    guard let limit, date > limit else {
      let until = limit.map { "until \($0) it can be extended or answered in time" } ?? "its clock stands still"
      throw Rejection(.impossible, "item \(number) is not late: \(until) (C5)")
    }
    return [try notice(.late, about: item)]
  }

  func requireSubmission(_ submission: UUID?) throws(Rejection) {
    if let submission, !submissions.contains(submission) {
      throw Rejection(.impossible, "that message does not belong to the case; see dpo triage")
    }
  }
}
