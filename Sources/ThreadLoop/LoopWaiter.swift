/// What a ``ThreadLoop``'s thread blocks in while it has no job to run.
///
/// A waiter turns outside events (a readable descriptor, a timer, a finished transfer) into calls on the loop's thread.
/// ``DescriptorWaiter`` suits most clients; a library that must own its wait, such as libcurl's multi interface, brings
/// a waiter of its own.
public protocol LoopWaiter: AnyObject, Sendable {
  /// Blocks until at least one event was handled or ``wake()`` was called, then returns.
  ///
  /// Called on the loop's thread only. Events are handled here, on that thread, by resuming continuations or calling
  /// handlers. A call of ``wake()`` that came before must make this return at once.
  func wait()

  /// Ends the present or else the next ``wait()``. Called from any thread, at any time, also after ``invalidate()``.
  func wake()

  /// Tells everyone who still waits that nothing will come any more. Called once, on the loop's thread, as it ends;
  /// ``wait()`` is not called again.
  func invalidate()
}

extension LoopWaiter {
  /// Does nothing: for waiters that hold nobody's continuation.
  public func invalidate() {}
}
