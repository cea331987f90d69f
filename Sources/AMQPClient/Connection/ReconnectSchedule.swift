/// When to connect next. A connection that breaks soon after it was made counts as another failure in a row, so that a
/// broker that takes and drops connections is not hammered.
struct ReconnectSchedule {
  let backoff: Backoff
  private var failures = 0
  private var connectedAt: ContinuousClock.Instant?

  /// The time of the next attempt; `nil` while connected or not wanted.
  private(set) var nextAttempt: ContinuousClock.Instant?

  init(backoff: Backoff) {
    self.backoff = backoff
  }

  mutating func start(now: ContinuousClock.Instant) {
    nextAttempt = now
  }

  mutating func connected(now: ContinuousClock.Instant) {
    connectedAt = now
    nextAttempt = nil
  }

  /// An attempt failed or a connection ended.
  mutating func failed(now: ContinuousClock.Instant) {
    if let connectedAt, connectedAt.duration(to: now) >= backoff.maximum { failures = 0 }
    connectedAt = nil
    failures += 1
    nextAttempt = now + backoff.pause(afterFailures: failures)
  }

  mutating func stop() {
    nextAttempt = nil
  }
}
