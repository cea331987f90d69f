public import RightsLaw

/// What a processor answered (Art 19, N10, N13).
public struct ProcessorNotified: Codable, Hashable, Sendable {
  public var item: Int
  public var processor: String
  /// The attempt that this ends.
  public var attempt: Int
  public var outcome: ProcessorOutcome
  /// The processor's own reference, where it gave one.
  public var reference: String?
  public var on: LocalDate

  public init(item: Int, processor: String, attempt: Int, outcome: ProcessorOutcome, reference: String?, on: LocalDate) {
    self.item = item
    self.processor = processor
    self.attempt = attempt
    self.outcome = outcome
    self.reference = reference
    self.on = on
  }
}
