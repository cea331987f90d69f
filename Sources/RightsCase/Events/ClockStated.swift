public import RightsLaw

/// The clock of an item as computed then (law.md O4): enough to recompute it and to see that nothing moved unseen.
public struct ClockStated: Codable, Hashable, Sendable {
  public enum Standing: String, Codable, Hashable, Sendable, CaseIterable {
    case due
    /// A question that suspends the days is open (C6, C10).
    case paused
    /// Identity, authority or a fee is awaited, and the period has not begun (C3).
    case waiting
  }

  public var item: Int
  /// `nil` while the clock is paused or waiting, or when it could not be computed.
  public var due: LocalDate?
  public var internalTarget: LocalDate?
  /// Version of the calculator.
  public var calculator: String
  /// SHA-256 (hex) of the holiday table that was used.
  public var holidayTableHash: String
  /// Why there is no date, in words a person can act on; `nil` when there is one.
  public var problem: String?
  /// `nil` in events of earlier versions, and when it could not be computed.
  public var standing: Standing?
  /// What was counted from; `nil` in events of earlier versions, which counted from the receipt alone.
  public var events: [ClockEvent]?
  /// The first day of the period.
  public var begins: LocalDate?
  /// The last day for an extension notice (C5).
  public var noticeLimit: LocalDate?
  /// The day on which to be warned that an answer by post must soon go (C5).
  public var postingWarning: LocalDate?

  public init(
    item: Int, due: LocalDate?, internalTarget: LocalDate?, calculator: String, holidayTableHash: String, problem: String? = nil,
    standing: Standing? = nil, events: [ClockEvent]? = nil, begins: LocalDate? = nil, noticeLimit: LocalDate? = nil,
    postingWarning: LocalDate? = nil
  ) {
    self.item = item
    self.due = due
    self.internalTarget = internalTarget
    self.calculator = calculator
    self.holidayTableHash = holidayTableHash
    self.problem = problem
    self.standing = standing
    self.events = events
    self.begins = begins
    self.noticeLimit = noticeLimit
    self.postingWarning = postingWarning
  }
}

extension ClockStated {
  /// The clock of an item, or why it cannot be stated: a case is never refused for want of a holiday table (C8: fails closed, visibly).
  public init(item: Int, right: Right, jurisdiction: Jurisdiction, events: [ClockEvent]) {
    do {
      self.init(item: item, result: try StatutoryClock.compute(right: right, jurisdiction: jurisdiction, events: events), events: events)
    } catch {
      self.init(
        item: item, due: nil, internalTarget: nil, calculator: "", holidayTableHash: "", problem: String(describing: error), events: events)
    }
  }

  init(item: Int, result: ClockResult, events: [ClockEvent]) {
    let standing: Standing =
      switch result.due {
      case .due: .due
      case .paused: .paused
      case .waiting: .waiting
      }
    self.init(
      item: item, due: result.due.date, internalTarget: result.internalTarget, calculator: result.calculator,
      holidayTableHash: result.holidayTableHash, standing: standing, events: events,
      begins: result.working.first { $0.kind == .period }?.from, noticeLimit: result.noticeLimit, postingWarning: result.postingWarning)
  }
}
