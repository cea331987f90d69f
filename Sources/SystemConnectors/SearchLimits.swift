/// Bounds of one search.
public struct SearchLimits: Sendable, Hashable {
  /// Most rows that one collection may give for one person; more is an outcome of its own. Default 100,000.
  public var rowsPerCollection: Int
  /// How long the server lets one statement run. Default 30 s.
  public var statementTimeout: Duration
  /// The country code that telephone numbers without one belong to, in digits. Default 44.
  public var homeCountryCode: String

  public init(rowsPerCollection: Int = 100_000, statementTimeout: Duration = .seconds(30), homeCountryCode: String = "44") {
    self.rowsPerCollection = rowsPerCollection
    self.statementTimeout = statementTimeout
    self.homeCountryCode = homeCountryCode
  }
}
