/// How often and how soon a failed step is tried again.
public struct StepPolicy: Sendable {
  /// Attempts before a step is parked for a person. From 1; default 12, which spans about an hour.
  public var attempts: Int
  /// Wait before the second attempt; doubles each time up to `maximumDelay`. Default 2 s.
  public var firstDelay: Duration
  /// Default 30 minutes.
  public var maximumDelay: Duration

  public init(attempts: Int = 12, firstDelay: Duration = .seconds(2), maximumDelay: Duration = .seconds(1800)) {
    self.attempts = attempts
    self.firstDelay = firstDelay
    self.maximumDelay = maximumDelay
  }
}
