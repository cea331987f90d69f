/// The publisher's bookkeeping, without any input or output: what waits to be written, what waits for a confirm, and what
/// each message's outcome is. Every receipt that is submitted is answered exactly once.
///
/// A payload is kept until it is written; a receipt (the way back to the caller) until it is answered.
struct PublisherStateMachine<Payload, Receipt> {
  /// Whether messages can be written.
  enum Link: Equatable {
    case down
    case up
    /// The broker is short of a resource: what is sent now would stay in the socket.
    case blocked(reason: String)
  }

  struct Submission {
    let payload: Payload
    let receipt: Receipt
    let deadline: ContinuousClock.Instant
  }

  struct Answer {
    let receipt: Receipt
    let outcome: PublishOutcome
  }

  /// A message to write next, with the delivery tag that the broker will confirm.
  struct Write {
    let tag: UInt64
    let payload: Payload
  }

  private struct Pending {
    let receipt: Receipt
    let deadline: ContinuousClock.Instant
    var returned: PublishOutcome?
  }

  private(set) var link = Link.down
  private var isAccepting = true
  private var queue = Fifo<Submission>()
  private var window = ConfirmWindow<Pending>()

  /// No open message's deadline is before this one. It may be out of date, never too late.
  private(set) var nextDeadline: ContinuousClock.Instant?

  /// Messages that wait to be written.
  var queuedCount: Int { queue.count }

  /// Messages that were written and have no outcome yet.
  var pendingCount: Int { window.count }

  var isIdle: Bool { queue.isEmpty && window.count == 0 }

  /// Takes a message in; the answer is immediate when the publisher is closing.
  mutating func submit(_ submission: Submission) -> Answer? {
    guard isAccepting else {
      return Answer(receipt: submission.receipt, outcome: .notSent(reason: "The publisher is closed."))
    }
    queue.append(submission)
    noteDeadline(submission.deadline)
    return nil
  }

  /// A new channel is in confirm mode: its delivery tags begin at 1.
  mutating func connected() {
    assert(window.count == 0, "A lost connection's messages are answered before the next connection.")
    window = ConfirmWindow()
    link = .up
  }

  mutating func blocked(reason: String) {
    if link != .down { link = .blocked(reason: reason) }
  }

  mutating func unblocked() {
    if link != .down { link = .up }
  }

  /// The next message to write, which then waits for its confirm: a write that fails is a lost connection.
  mutating func nextWrite() -> Write? {
    guard link == .up, let next = queue.popFirst() else { return nil }
    let tag = window.append(Pending(receipt: next.receipt, deadline: next.deadline))
    return Write(tag: tag, payload: next.payload)
  }

  /// The broker returned a message as unroutable. Its confirm follows and means nothing more.
  mutating func returned(tag: UInt64, code: Int, text: String) {
    window.update(tag) { $0.returned = .returned(code: code, text: text) }
  }

  /// The broker confirmed (or refused, when not positive) one tag or every tag up to it.
  mutating func confirmed(tag: UInt64, multiple: Bool, isPositive: Bool) -> [Answer] {
    let settled = multiple ? window.removeAll(through: tag) : window.remove(tag).map { [$0] } ?? []
    return settled.map { Answer(receipt: $0.receipt, outcome: $0.returned ?? (isPositive ? .confirmed : .nacked)) }
  }

  /// What was written and not confirmed is unknown; what was not written waits for the next connection.
  mutating func connectionLost(reason: String) -> [Answer] {
    link = .down
    return window.removeAll(through: 0).map { Answer(receipt: $0.receipt, outcome: $0.returned ?? .unknown(reason: reason)) }
  }

  /// Answers what is past its deadline.
  mutating func expire(now: ContinuousClock.Instant) -> [Answer] {
    guard let earliest = nextDeadline, earliest <= now else { return [] }
    let unsent = queue.remove { $0.deadline <= now }
    let unconfirmed = window.remove { $0.deadline <= now }
    nextDeadline = nil
    for submission in queue.elements { noteDeadline(submission.deadline) }
    for pending in window.openEntries { noteDeadline(pending.deadline) }
    return unsent.map { Answer(receipt: $0.receipt, outcome: .notSent(reason: "\(linkDescription) until the deadline.")) }
      + unconfirmed.map {
        Answer(receipt: $0.receipt, outcome: $0.returned ?? .unknown(reason: "The broker did not confirm before the deadline."))
      }
  }

  /// Takes nothing in any more; what is in goes on.
  mutating func stopAccepting() {
    isAccepting = false
  }

  /// Answers everything: nothing will be written or confirmed any more.
  mutating func close(reason: String) -> [Answer] {
    isAccepting = false
    let unsent = queue.removeAll().map { Answer(receipt: $0.receipt, outcome: .notSent(reason: reason)) }
    nextDeadline = nil
    return connectionLost(reason: reason) + unsent
  }

  private var linkDescription: String {
    switch link {
    case .down: "There was no connection to the broker"
    case .up: "The broker did not take more messages"
    case .blocked(let reason): "The broker was blocking publishers (\(reason))"
    }
  }

  private mutating func noteDeadline(_ deadline: ContinuousClock.Instant) {
    nextDeadline = min(nextDeadline ?? deadline, deadline)
  }
}

extension PublisherStateMachine.Submission: Sendable where Payload: Sendable, Receipt: Sendable {}
