import Dispatch
import NIOConcurrencyHelpers
import ServiceLifecycle

/// Ends the process when draining takes longer than it may.
///
/// A step that hangs in a call that heeds no cancellation would otherwise keep the process for ever. Ending it loses nothing: what was not
/// acknowledged is delivered again (design rule 4). A timer outside the task system sees a system that no longer runs tasks, too.
final class DrainWatchdog: Sendable {
  /// On top of the drain deadline: time for what was cancelled to close its connections.
  static let grace = Duration.seconds(5)

  private let limit: Duration
  private let onOverrun: @Sendable () -> Void
  private let isDone = NIOLockedValueBox(false)

  init(limit: Duration, onOverrun: @escaping @Sendable () -> Void) {
    self.limit = limit
    self.onOverrun = onOverrun
  }

  /// Called on graceful shutdown.
  func start() {
    let milliseconds = Int(limit.components.seconds * 1_000 + limit.components.attoseconds / 1_000_000_000_000_000)
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(milliseconds)) { [isDone, onOverrun] in
      if !isDone.withLockedValue({ $0 }) { onOverrun() }
    }
  }

  /// Called when everything has ended.
  func stop() { isDone.withLockedValue { $0 = true } }
}
