import CCurl
import ThreadLoop

/// One thread with one multi handle, on which transfers run.
///
/// libcurl 7.88 blocks its caller while it waits for an SMTP server's last words; therefore each submission has a lane
/// for itself while it runs, and HTTP has another.
actor CurlLane {
  nonisolated let loop: ThreadLoop
  private let waiter: CurlMultiWaiter

  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  init(name: String) {
    waiter = CurlMultiWaiter()
    loop = ThreadLoop(name: name, waiter: waiter)
  }

  deinit {
    loop.shutdown()
  }

  /// Runs a transfer to its end. Cancelling the task ends it.
  func run(_ handle: EasyHandle) async -> CurlMultiWaiter.End {
    let transfer = start(handle)
    return await transfer.end()
  }

  /// Begins a transfer that may stop in between for its owner to act.
  func start(_ handle: EasyHandle) -> RunningTransfer {
    RunningTransfer(handle, waiter: waiter, loop: loop)
  }
}
