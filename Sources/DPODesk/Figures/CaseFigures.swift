import Foundation
import RightsCase
import RightsLaw

/// What one case adds to the figures that a DPO is measured on (`docs/law.md` O5), read from its events alone.
struct CaseFigures {
  /// A right with its day of receipt, its statutory date and the day on which the person had been told how it ended.
  struct Item {
    let right: Right
    let receivedOn: LocalDate
    let due: LocalDate?
    let endedOn: LocalDate?
    let isWithdrawn: Bool

    /// `nil` where there is nothing to judge: it has no date, was withdrawn, or is open and not late yet.
    func isInTime(on today: LocalDate) -> Bool? {
      guard let due, !isWithdrawn else { return nil }
      if let endedOn { return endedOn <= due }
      return today > due ? false : nil
    }
  }

  let channel: Channel
  let receivedOn: LocalDate
  let isClosed: Bool
  let items: [Item]
  /// Days from the receipt to the first thing that the person or a decision shows.
  let daysToFirstAction: Int?
  let identityAsked: Bool
  let extensions: Int
  let extensionsWithoutEffect: Int
  let questions: Int
  let questionsAnswered: Int
  let systems: Int
  let systemsCovered: Int
  let withheld: Int
  let withheldReviewed: Int
  /// Corrections, erasures and restrictions that were carried out, and those of them whose recipients were dealt with (R5).
  let changes: Int
  let changesClosed: Int
  let processors: Int
  let processorsAnswered: Int
  /// From a stop's receipt here to its proof in the last system.
  let secondsToStop: TimeInterval?
  let complaints: Int
  let complaintsInTime: Int
  let breaches: Int
  /// Breaches of which the authority was told within 72 hours, or did not have to be.
  let breachesInTime: Int

  /// - Parameter date: The controller-local date of an instant (law.md C9).
  init?(_ history: [CaseStory.Entry], date: (Date) -> LocalDate) {
    var state = CaseState()
    var ended: [Int: LocalDate] = [:]
    var firstAction: LocalDate?
    var stopAsked: Date?
    var stopProved: Date?
    for stored in history {
      let before = state.items.map(\.outcome)
      state.evolve(stored.event)
      let day = Self.day(of: stored, in: state, date: date)
      for (index, item) in state.items.enumerated() where item.outcome != .open && (index >= before.count || before[index] == .open) {
        ended[item.number] = day
      }
      if firstAction == nil, Self.isAction(stored.event) { firstAction = day }
      if case .suppressionRequested = stored.event, stopAsked == nil { stopAsked = stored.at }
      if case .systemFulfilled = stored.event { stopProved = stored.at }
    }
    guard let opened = state.opened else { return nil }
    let asked = state.askedItems
    channel = opened.channel
    receivedOn = opened.receivedOn
    isClosed = state.closed != nil
    items = asked.map {
      Item(
        right: $0.right, receivedOn: $0.receivedOn, due: $0.clock?.due,
        endedOn: $0.right == .complaint ? $0.acknowledgedOn : ended[$0.number],
        isWithdrawn: $0.outcome == .withdrawn)
    }
    daysToFirstAction = firstAction.map { opened.receivedOn.days(to: $0) }
    identityAsked = !state.challenges.isEmpty
    extensions = asked.count { $0.deadlineExtension != nil }
    extensionsWithoutEffect = asked.count(where: \.hasExtensionWithoutEffect)
    questions = asked.count { $0.clarification?.askedOn != nil }
    questionsAnswered = asked.count { $0.clarification?.answeredOn != nil }
    systems = state.identity?.systems.count ?? 0
    systemsCovered = systems - state.openSystems.count
    let exemptions = asked.flatMap(\.exemptions)
    withheld = exemptions.count
    withheldReviewed = exemptions.count { $0.reviewer != nil }
    let carriedOut = asked.compactMap(\.settlement).filter(\.changesWhatOthersHave)
    changes = carriedOut.count
    changesClosed = carriedOut.count { $0.recipients != nil }
    let fulfilments = asked.compactMap(\.fulfilment)
    processors = fulfilments.reduce(0) { $0 + $1.request.processors.count }
    processorsAnswered = processors - fulfilments.reduce(0) { $0 + $1.openProcessors.count }
    let isStopped = !fulfilments.isEmpty && fulfilments.allSatisfy(\.isApplied)
    secondsToStop = isStopped ? stopAsked.flatMap { asked in stopProved.map { $0.timeIntervalSince(asked) } } : nil
    complaints = asked.count { $0.right == .complaint }
    complaintsInTime = asked.count { item in
      item.right == .complaint && item.acknowledgedOn.flatMap { told in item.clock?.due.map { told <= $0 } } ?? false
    }
    breaches = state.breaches.count
    breachesInTime = state.breaches.count { breach in
      breach.assessed.map { $0.toldAt.map { $0 <= breach.recorded.notifyBefore } ?? true } ?? false
    }
  }

  /// What was sent counts from the day on which it left, not from the day on which a doubt about it was settled.
  private static func day(of stored: CaseStory.Entry, in state: CaseState, date: (Date) -> LocalDate) -> LocalDate {
    switch stored.event {
    case .sendConcluded(let event): event.on
    case .sendResolved(let event): state.transmission(of: event.subject)?.concludedOn ?? date(stored.at)
    default: date(stored.at)
    }
  }

  private static func isAction(_ event: CaseEvent) -> Bool {
    switch event {
    case .sendConcluded(let event): event.outcome == .sent
    case .triageDecided, .systemFulfilled: true
    default: false
    }
  }
}

extension RightSettled {
  /// Whether others had to hear of it (Article 19).
  fileprivate var changesWhatOthersHave: Bool { recipients != nil }
}
