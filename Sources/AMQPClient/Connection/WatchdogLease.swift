import Glibc
import Synchronization

/// One connection's entry with the ``Watchdog``: its socket, and until when the library call that runs now may take.
///
/// The socket is a duplicate that belongs to the lease, because the library closes its own descriptor when it pleases and
/// the number could then name something else.
final class WatchdogLease: Sendable {
  /// The duplicate. Also fit for poll(2): it is the same open socket.
  let descriptor: Int32

  /// By ``now()``; 0 while no call runs.
  private let deadline = Atomic<UInt64>(0)
  private let hasBitten = Atomic<Bool>(false)

  /// - Parameter socket: the library's descriptor; `nil` when it cannot be duplicated.
  init?(socket: Int32) {
    descriptor = fcntl(socket, F_DUPFD_CLOEXEC, 0)
    guard descriptor >= 0 else { return nil }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Whether a call was cut short.
  var wasOverdue: Bool { hasBitten.load(ordering: .acquiring) }

  /// Runs a library call; past the time limit the socket is shut down under it.
  func guarding<Result>(_ limit: Duration, _ call: () -> Result) -> Result {
    deadline.store(Self.now() + limit.wholeNanoseconds, ordering: .releasing)
    defer { deadline.store(0, ordering: .releasing) }
    return call()
  }

  /// Called by the watchdog's thread.
  func shutDownIfOverdue(now: UInt64) {
    let deadline = deadline.load(ordering: .acquiring)
    guard deadline != 0, now > deadline else { return }
    hasBitten.store(true, ordering: .releasing)
    shutdown(descriptor, Int32(SHUT_RDWR))
  }

  private static let start = ContinuousClock.now

  /// Nanoseconds since the first look at the clock.
  static func now() -> UInt64 {
    // Never 0, which stands for no deadline.
    start.duration(to: .now).wholeNanoseconds + 1
  }
}
