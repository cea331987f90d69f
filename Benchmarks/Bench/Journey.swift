import Foundation

/// The moments of one request. Those of events are the database's, the others this process's; both are one machine's clock.
struct Journey: Sendable {
  var caseID: UUID
  var publishedAt: Date
  var codeArrivedAt: Date?
  var repliedAt: Date?
  var openedAt: Date?
  var challengedAt: Date?
  var joinedAt: Date?
  var verifiedAt: Date?
  var searchedAt: Date?
  var assembledAt: Date?
  var approvedAt: Date?
  var answerArrivedAt: Date?

  /// One leg of the way.
  struct Stage: Sendable {
    var name: String
    var from: @Sendable (Journey) -> Date?
    var to: @Sendable (Journey) -> Date?
  }

  static let stages: [Stage] = [
    Stage(name: "publish → case opened", from: { $0.publishedAt }, to: { $0.openedAt }),
    Stage(name: "opened → challenged", from: { $0.openedAt }, to: { $0.challengedAt }),
    Stage(name: "challenged → code in the mailbox", from: { $0.challengedAt }, to: { $0.codeArrivedAt }),
    Stage(name: "reply published → joined", from: { $0.repliedAt }, to: { $0.joinedAt }),
    Stage(name: "joined → verified", from: { $0.joinedAt }, to: { $0.verifiedAt }),
    Stage(name: "verified → searched", from: { $0.verifiedAt }, to: { $0.searchedAt }),
    Stage(name: "searched → awaiting approval", from: { $0.searchedAt }, to: { $0.assembledAt }),
    Stage(name: "publish → awaiting approval", from: { $0.publishedAt }, to: { $0.assembledAt }),
    Stage(name: "approved → answer in the mailbox", from: { $0.approvedAt }, to: { $0.answerArrivedAt }),
  ]

  /// Seconds of machine time in all: to awaiting approval, and from the approval to the mailbox.
  var total: Double? {
    guard let assembledAt, let approvedAt, let answerArrivedAt else { return nil }
    return assembledAt.timeIntervalSince(publishedAt) + answerArrivedAt.timeIntervalSince(approvedAt)
  }
}
