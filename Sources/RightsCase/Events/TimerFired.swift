public import RightsLaw

/// A timer of the case came due and was dealt with.
public struct TimerFired: Codable, Hashable, Sendable {
  public var timer: CaseTimer
  public var on: LocalDate

  public init(timer: CaseTimer, on: LocalDate) {
    self.timer = timer
    self.on = on
  }
}
