public import RightsLaw

/// The case's records are no longer held: what was kept only for that is destroyed when it is due, at once where that day has passed.
public struct HoldLifted: Codable, Hashable, Sendable {
  public var on: LocalDate

  public init(on: LocalDate) { self.on = on }
}
