import ThreadLoop

/// The link from a task's cancellation to what the loop is doing for that task.
///
/// `@unchecked` is sound: its state is touched on the loop's thread only, which ``cancel()`` and ``park(_:)`` check.
final class Operation: @unchecked Sendable {
  /// Where the operation is suspended.
  enum Place {
    case descriptor(DescriptorWaiter, Registration)
    case pool(PostgresPool, PoolState.WaiterID)
  }

  private let loop: ThreadLoop
  private var place: Place?
  private var cancelled = false

  init(_ loop: ThreadLoop) {
    self.loop = loop
  }

  var isCancelled: Bool {
    loop.checkIsolated()
    return cancelled
  }

  /// Says what to end when the task is cancelled; `nil` when the operation runs again.
  func park(_ place: Place?) {
    loop.checkIsolated()
    self.place = place
  }

  /// From any thread.
  func requestCancel() {
    loop.execute { [self] in cancel() }
  }

  private func cancel() {
    loop.checkIsolated()
    guard !cancelled else { return }
    cancelled = true
    switch place {
    case .descriptor(let waiter, let registration): waiter.cancel(registration)
    case .pool(let pool, let waiter): pool.abandonOnLoop(waiter)
    case nil: break
    }
  }
}
