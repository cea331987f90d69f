import CSystemShims
import Glibc

/// One thread that shuts down the sockets of library calls that are past their deadline.
///
/// librabbitmq can wait for ever: some of its waits have no timeout, and a timeout of zero can mean an infinite one. A call
/// whose socket was shut down returns with an error. The thread looks twice a second while any connection is open.
///
/// `@unchecked` is sound: `leases` is reached only between lock and unlock of `mutex`.
final class Watchdog: @unchecked Sendable {
  static let shared = Watchdog()

  private static let periodNanoseconds = 500_000_000

  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>
  private var leases: [ObjectIdentifier: WatchdogLease] = [:]

  private init() {
    mutex = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    condition = .allocate(capacity: 1)
    condition.initialize(to: pthread_cond_t())
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
    let failure = habeas_start_thread(
      { argument in
        if let argument { Unmanaged<Watchdog>.fromOpaque(argument).takeUnretainedValue().run() }
        return nil
      }, Unmanaged.passRetained(self).toOpaque())
    // The process is out of threads: it could not start a connection's own thread either.
    precondition(failure == 0, "Cannot start the watchdog's thread: error number \(failure).")
  }

  func add(_ lease: WatchdogLease) {
    pthread_mutex_lock(mutex)
    leases[ObjectIdentifier(lease)] = lease
    pthread_mutex_unlock(mutex)
    pthread_cond_signal(condition)
  }

  /// When this returns, the watchdog does not touch the lease's socket any more.
  func remove(_ lease: WatchdogLease) {
    pthread_mutex_lock(mutex)
    leases[ObjectIdentifier(lease)] = nil
    pthread_mutex_unlock(mutex)
  }

  private func run() {
    habeas_name_thread("amqp-watchdog")
    pthread_mutex_lock(mutex)
    while true {
      if leases.isEmpty {
        pthread_cond_wait(condition, mutex)
      } else {
        var until = timespec()
        clock_gettime(CLOCK_REALTIME, &until)
        until.tv_nsec += Self.periodNanoseconds
        until.tv_sec += until.tv_nsec / 1_000_000_000
        until.tv_nsec %= 1_000_000_000
        pthread_cond_timedwait(condition, mutex, &until)
      }
      let now = WatchdogLease.now()
      for lease in leases.values { lease.shutDownIfOverdue(now: now) }
    }
  }
}
