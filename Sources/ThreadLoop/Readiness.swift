/// How a wait for a descriptor ended.
public enum Readiness: Sendable, Hashable {
  /// At least one of the interests is met, or the descriptor has an error that the next call on it will report.
  case ready

  /// The deadline passed first.
  case timedOut

  /// The registration or the waiting task was cancelled, or the loop was shut down.
  case cancelled
}
