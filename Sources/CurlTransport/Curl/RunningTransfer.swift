import CCurl
import ThreadLoop

/// A transfer under way, as a sequence of two events at most: it stops for its owner to act, and it ends.
/// Belongs to one loop's thread.
final class RunningTransfer {
  enum Event {
    case paused
    case ended(CurlMultiWaiter.End)
  }

  private let handle: EasyHandle
  private let waiter: CurlMultiWaiter
  private let loop: ThreadLoop
  private let id: UInt64
  private var events: [Event] = []
  private var continuation: CheckedContinuation<Event, Never>?

  /// Begins the transfer. With `keepsHandle` its owner releases the handle, when it is done with the connection.
  init(_ handle: EasyHandle, waiter: CurlMultiWaiter, loop: ThreadLoop, keepsHandle: Bool = false) {
    self.handle = handle
    self.waiter = waiter
    self.loop = loop
    id = waiter.makeID()
    waiter.add(id, handle) { [self] end in
      if !keepsHandle { waiter.release(handle) }
      post(.ended(end))
    }
  }

  /// Called from libcurl's callbacks, or from the waiter.
  func post(_ event: Event) {
    if let continuation {
      self.continuation = nil
      continuation.resume(returning: event)
    } else {
      events.append(event)
    }
  }

  /// The next event. Cancelling the task makes it ``Event/ended(_:)`` as cancelled.
  func next(isolation: isolated (any Actor) = #isolation) async -> Event {
    if !events.isEmpty { return events.removeFirst() }
    let (id, waiter, loop) = (id, waiter, loop)
    return await withTaskCancellationHandler {
      await withCheckedContinuation(isolation: isolation) { continuation = $0 }
    } onCancel: {
      // Runs as a later turn of the loop, therefore after the continuation was stored.
      loop.execute { waiter.cancel(id) }
    }
  }

  func end(isolation: isolated (any Actor) = #isolation) async -> CurlMultiWaiter.End {
    while true {
      if case .ended(let end) = await next() { return end }
    }
  }

  func resume() {
    handle.resume()
  }
}
