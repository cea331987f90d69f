/// The pauses between attempts to reach a dependency: doubled each time, up to a limit.
public struct DependencyBackoff: Hashable, Sendable {
  /// Default 250 ms.
  public let first: Duration
  /// Default 5 s.
  public let longest: Duration

  public init(first: Duration = .milliseconds(250), longest: Duration = .seconds(5)) {
    self.first = first
    self.longest = longest
  }

  /// The pause after failed attempt `attempt`, counted from 1.
  func pause(after attempt: Int) -> Duration {
    var pause = first
    for _ in 1..<max(attempt, 1) where pause < longest { pause *= 2 }
    return min(pause, longest)
  }
}
