public import Foundation
import Glibc

extension Process {
  /// Runs the process with every signal unblocked.
  ///
  /// A worker thread of Swift's concurrency blocks signals, and a child inherits that: `terminate()` would not reach it, and waiting for
  /// its end would hang.
  ///
  /// - Throws: What `run()` throws.
  public func runUnblocked() throws {
    var none = sigset_t()
    var before = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try run()
  }
}
