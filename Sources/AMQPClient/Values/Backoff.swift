/// Pauses between attempts that double up to a cap, each shortened at random by up to a half so that clients that lost the
/// same broker do not come back in step.
public struct Backoff: Sendable, Hashable {
  /// The first pause before it is shortened.
  public var initial: Duration

  /// The longest pause before it is shortened.
  public var maximum: Duration

  public init(initial: Duration = .milliseconds(200), maximum: Duration = .seconds(15)) {
    self.initial = initial
    self.maximum = maximum
  }

  /// The pause before the attempt that follows this many failures in a row.
  ///
  /// - Parameters:
  ///   - failures: at least 1.
  ///   - fraction: where in the upper half of the pause it falls, from 0 to 1; random unless given.
  public func pause(afterFailures failures: Int, fraction: Double = .random(in: 0...1)) -> Duration {
    // 2^30 times any sensible start is beyond every cap.
    let exponent = min(max(failures, 1) - 1, 30)
    let full = min(initial * (1 << exponent), maximum)
    return full * (0.5 + 0.5 * min(max(fraction, 0), 1))
  }
}
