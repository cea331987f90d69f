public import RightsLaw

/// The keys of some of the case's records were destroyed, and with them what they sealed. The events stay: they hold no personal data.
public struct RetentionEnded: Codable, Hashable, Sendable {
  public var records: RetainedRecords
  public var on: LocalDate

  public init(records: RetainedRecords, on: LocalDate) {
    self.records = records
    self.on = on
  }
}
