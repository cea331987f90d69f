import Glibc

/// A value behind a mutex, with one condition to wait for.
///
/// It stands on pthreads rather than on `Synchronization.Mutex` because callers must be able to wait for a change, and
/// because the thread sanitizer understands it.
///
/// `@unchecked` is sound: `value` is reached only between lock and unlock of `mutex`.
final class Monitor<Value>: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>
  private var value: Value

  init(_ value: sending Value) {
    self.value = value
    mutex = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    condition = .allocate(capacity: 1)
    condition.initialize(to: pthread_cond_t())
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body(&value)
  }

  /// Blocks the calling thread until `isMet` holds; it is asked again after each ``signalAll()``.
  func wait(until isMet: (Value) -> Bool) {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while !isMet(value) { pthread_cond_wait(condition, mutex) }
  }

  func signalAll() {
    pthread_cond_broadcast(condition)
  }
}
