public import RightsLaw

/// The fee that was asked for has been paid (law.md C3).
public struct FeePaid: Codable, Hashable, Sendable {
  public var item: Int
  /// The local date of the payment.
  public var on: LocalDate

  public init(item: Int, on: LocalDate) {
    self.item = item
    self.on = on
  }
}
