extension ControllerProfile {
  /// How long the records of a case are kept, in days (N15, N16).
  public struct RecordRetention: Codable, Hashable, Sendable {
    /// Found data and the answer's archive, counted from the answer's delivery.
    public var foundDataDays: Int
    /// Letters and messages, counted from the case's closing.
    public var correspondenceDays: Int
  }
}
