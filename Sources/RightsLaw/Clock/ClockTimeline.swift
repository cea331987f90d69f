/// A case's events, checked for an order that can be, with each question paired with its answer.
struct ClockTimeline {
  /// The earliest receipt: the same message twice is one.
  let received: LocalDate
  /// Questions about identity, authority and fees, in order of asking.
  private(set) var doubts: [ClockQuestion] = []
  private(set) var clarifications: [ClockQuestion] = []
  private(set) var notices: [(date: LocalDate, reason: ExtensionReason)] = []
  private(set) var furtherCopyFees: [LocalDate] = []
  /// Exam marks are asked for; the inner value is the day of their announcement.
  private(set) var examMarks: LocalDate??
  /// Events after the day on which the clock is read.
  private(set) var later: [ClockEvent] = []

  init(_ events: [ClockEvent], asOf: LocalDate?) throws(ClockError) {
    let receipts = events.compactMap { if case .received(let date) = $0 { date } else { nil } }
    guard let received = receipts.min() else {
      throw ClockError(.noReceipt, rule: "C3", "there is no receipt among the events; the clock counts from the day of receipt")
    }
    if let asOf, asOf < received {
      throw ClockError(
        .impossibleOrder, rule: "C3", "the clock is read as of \(asOf), which is before the receipt on \(received); choose a later day")
    }
    self.received = received
    for event in Self.inOrder(events) { try add(event, asOf: asOf) }
    doubts.sort { $0.asked < $1.asked }
  }

  /// By day; on one day the question comes before its answer. Events of the same kind and day keep the order in which they were given.
  private static func inOrder(_ events: [ClockEvent]) -> [ClockEvent] {
    events.enumerated().sorted { left, right in
      let keys = (left.element.date ?? LocalDate(dayNumber: .min), right.element.date ?? LocalDate(dayNumber: .min))
      if keys.0 != keys.1 { return keys.0 < keys.1 }
      if left.element.isAnswer != right.element.isAnswer { return right.element.isAnswer }
      return left.offset < right.offset
    }.map(\.element)
  }

  private mutating func add(_ event: ClockEvent, asOf: LocalDate?) throws(ClockError) {
    if case .examMarks(let announced) = event {
      examMarks = .some(announced)
      return
    }
    if case .extensionNotice(let date, nil) = event {
      throw ClockError(
        .extensionWithoutReason, rule: "C5",
        "the extension notice of \(date) gives no reason; give complexity or number of requests, with the facts behind it")
    }
    if let date = event.date {
      guard date >= received else {
        throw ClockError(
          .impossibleOrder, rule: event.rule, "\(event.name.rawValue) on \(date) is before the receipt on \(received); correct one of them")
      }
      if let asOf, date > asOf {
        later.append(event)
        return
      }
    }
    switch event {
    case .received, .examMarks: break
    case .identityAsked(let date, let routine):
      doubts.append(ClockQuestion(subject: .identity, asked: date, answered: nil, routine: routine))
    case .authorityAsked(let date, let routine):
      doubts.append(ClockQuestion(subject: .authority, asked: date, answered: nil, routine: routine))
    case .feeAsked(let date): doubts.append(ClockQuestion(subject: .fee, asked: date, answered: nil, routine: false))
    case .identityGiven(let date): try answer(.identity, on: date, rule: event.rule)
    case .authorityGiven(let date): try answer(.authority, on: date, rule: event.rule)
    case .feePaid(let date): payFee(on: date)
    case .furtherCopyFeePaid(let date): furtherCopyFees.append(date)
    case .clarificationAsked(let date):
      clarifications.append(ClockQuestion(subject: .clarification, asked: date, answered: nil, routine: false))
    case .clarificationAnswered(let date): try answerClarification(on: date, rule: event.rule)
    case .extensionNotice(let date, let reason): if let reason { notices.append((date, reason)) }
    }
  }

  /// Identity information answers whatever was asked about it until then.
  private mutating func answer(_ subject: ClockQuestion.Subject, on date: LocalDate, rule: String) throws(ClockError) {
    let open = doubts.indices.filter { doubts[$0].subject == subject && doubts[$0].answered == nil }
    guard !open.isEmpty else {
      throw ClockError(
        .impossibleOrder, rule: rule, "\(subject.rawValue) is given on \(date) and no question about it was open; record the question first"
      )
    }
    for index in open { doubts[index].answered = date }
  }

  /// A payment shows that a fee was charged, also where the day of asking was not recorded.
  private mutating func payFee(on date: LocalDate) {
    let open = doubts.indices.filter { doubts[$0].subject == .fee && doubts[$0].answered == nil }
    for index in open { doubts[index].answered = date }
    guard !doubts.contains(where: { $0.subject == .fee }) else { return }
    doubts.append(ClockQuestion(subject: .fee, asked: received, answered: date, routine: false))
  }

  /// Several questions may be open at once; the first asked is the first answered, and their union is the same in any pairing.
  private mutating func answerClarification(on date: LocalDate, rule: String) throws(ClockError) {
    guard let index = clarifications.firstIndex(where: { $0.answered == nil }) else {
      throw ClockError(
        .impossibleOrder, rule: rule, "clarification is answered on \(date) and no question was open; record the question first")
    }
    clarifications[index].answered = date
  }
}

extension ClockEvent {
  fileprivate var isAnswer: Bool {
    switch self {
    case .identityGiven, .authorityGiven, .feePaid, .clarificationAnswered: true
    default: false
    }
  }

  /// The rule that speaks of the event.
  var rule: String {
    switch self {
    case .clarificationAsked, .clarificationAnswered: "C6"
    case .extensionNotice: "C5"
    case .examMarks: "C12"
    default: "C3"
    }
  }
}
