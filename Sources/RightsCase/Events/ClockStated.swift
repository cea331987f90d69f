public import RightsLaw

/// The clock of an item as computed then (law.md O4): enough to recompute it and to see that nothing moved unseen.
public struct ClockStated: Codable, Hashable, Sendable {
  public var item: Int
  /// `nil` while the clock is paused, or when it could not be computed.
  public var due: LocalDate?
  public var internalTarget: LocalDate?
  /// Version of the calculator.
  public var calculator: String
  /// SHA-256 (hex) of the holiday table that was used.
  public var holidayTableHash: String
  /// Why there is no date, in words a person can act on; `nil` when there is one.
  public var problem: String?

  public init(
    item: Int, due: LocalDate?, internalTarget: LocalDate?, calculator: String, holidayTableHash: String, problem: String? = nil
  ) {
    self.item = item
    self.due = due
    self.internalTarget = internalTarget
    self.calculator = calculator
    self.holidayTableHash = holidayTableHash
    self.problem = problem
  }
}
