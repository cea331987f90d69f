/// Growing pauses between attempts.
struct Backoff: Sendable {
  let first: Duration
  let longest: Duration
  private var failures = 0

  init(first: Duration, longest: Duration) {
    self.first = first
    self.longest = longest
  }

  /// The pause after one more failure: twice the one before, up to the longest.
  ///
  /// - Parameter jitter: from 0 to 1; takes away up to half, so that many clients do not come back in step.
  mutating func next(jitter: Double) -> Duration {
    let doublings = min(failures, 20)
    failures += 1
    let pause = min(first * (1 << doublings), longest)
    return pause * (1 - jitter / 2)
  }

  mutating func reset() {
    failures = 0
  }
}
