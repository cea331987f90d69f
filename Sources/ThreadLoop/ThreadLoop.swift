import CSystemShims
import Glibc
import Synchronization

/// A `SerialExecutor` on one thread of its own.
///
/// C libraries whose handles belong to one thread (libpq, librabbitmq, a curl multi handle) are driven by an actor whose
/// executor is a `ThreadLoop`: its jobs run in order on that thread, and between jobs the thread blocks in a
/// ``LoopWaiter``, where it handles descriptor events and timers.
///
/// ```swift
/// actor Connection {
///   let loop: ThreadLoop
///   nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }
/// }
/// ```
///
/// The thread keeps the loop alive until ``shutdown()``. An actor must keep its loop alive as long as itself.
public final class ThreadLoop: SerialExecutor {
  /// What the thread blocks in while it has nothing to run.
  public let waiter: any LoopWaiter

  /// The thread's name as debuggers show it (the first 15 bytes).
  public let name: String

  /// A preference for tasks that spend their time with actors on this loop.
  public let taskExecutor = LoopTaskExecutor()

  private let state = Monitor(State())
  private let thread = Atomic<UInt>(0)

  /// Starts the thread.
  ///
  /// - Parameters:
  ///   - name: for debuggers; at most 15 bytes of it are shown.
  ///   - waiter: what to block in; one waiter serves one loop.
  public init(name: String, waiter: any LoopWaiter) {
    self.name = name
    self.waiter = waiter
    taskExecutor.attach(to: self)
    startThread()
  }

  /// Starts the thread with a ``DescriptorWaiter``.
  public convenience init(name: String) {
    self.init(name: name, waiter: DescriptorWaiter())
  }

  /// Whether the caller runs on this loop's thread.
  public var isCurrent: Bool {
    thread.load(ordering: .acquiring) == habeas_current_thread()
  }

  public func enqueue(_ job: consuming ExecutorJob) {
    add(.job(UnownedJob(job)))
  }

  /// Runs a closure on the loop's thread, after what is queued before it.
  public func execute(_ body: @escaping @Sendable () -> Void) {
    add(.closure(body))
  }

  func enqueue(_ job: UnownedJob, preferring executor: UnownedTaskExecutor) {
    add(.preferringJob(job, executor))
  }

  public func checkIsolated() {
    precondition(isCurrent, "Called on another thread than that of the loop “\(name)”.")
  }

  public func isIsolatingCurrentContext() -> Bool? {
    isCurrent
  }

  /// Runs what is queued, ends every pending wait as cancelled and ends the thread.
  ///
  /// Returns when the thread has done so; called on the loop's own thread it returns at once. A second call only waits
  /// for the first. A job that arrives later still runs (on a short-lived thread, in order), so that no task of an
  /// actor on this loop hangs; but every wait that it begins ends at once as cancelled.
  public func shutdown() {
    let wasSleeping = state.withLock { state in
      state.isStopping = true
      return state.stopSleeping()
    }
    if isCurrent { return }
    if wasSleeping { waiter.wake() }
    state.wait { !$0.hasThread }
  }
}

extension ThreadLoop {
  private enum Work {
    case job(UnownedJob)
    case preferringJob(UnownedJob, UnownedTaskExecutor)
    case closure(@Sendable () -> Void)
  }

  private struct State {
    var queue: [Work] = []
    /// The thread blocks in the waiter, or is about to: whoever adds work must wake it.
    var isSleeping = false
    var isStopping = false
    var isInvalidated = false
    var hasThread = true

    mutating func stopSleeping() -> Bool {
      defer { isSleeping = false }
      return isSleeping
    }
  }

  private enum Step {
    case run
    case sleep
    case invalidate
    case end
  }

  /// After this many batches in a row the waiter gets a turn, so that jobs that breed jobs cannot starve events.
  private static let batchesBeforeWaiter = 16

  private func add(_ work: Work) {
    let isCurrent = self.isCurrent
    let (mustWake, mustStart) = state.withLock { state in
      state.queue.append(work)
      if !state.hasThread {
        state.hasThread = true
        return (false, true)
      }
      // Work that the waiter's own callbacks add is seen when `wait()` returns.
      return (isCurrent ? false : state.stopSleeping(), false)
    }
    if mustWake { waiter.wake() }
    if mustStart { startThread() }
  }

  private func startThread() {
    let failure = habeas_start_thread(
      { argument in
        guard let argument else { return nil }
        Unmanaged<ThreadLoop>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, Unmanaged.passRetained(self).toOpaque())
    // The process is out of threads or memory: there is no executor to report the failure on.
    precondition(failure == 0, "Cannot start the thread of the loop “\(name)”: error number \(failure).")
  }

  private func run() {
    habeas_name_thread(name)
    thread.store(habeas_current_thread(), ordering: .releasing)
    var batch: [Work] = []
    var batches = 0
    while true {
      switch nextStep(&batch) {
      case .run:
        for work in batch { perform(work) }
        batch.removeAll(keepingCapacity: true)
        batches += 1
        if batches == Self.batchesBeforeWaiter {
          batches = 0
          pollWaiter()
        }
      case .sleep:
        batches = 0
        waiter.wait()
        state.withLock { $0.isSleeping = false }
      case .invalidate:
        waiter.invalidate()
      case .end:
        // Only now, so that a caller of `shutdown()` that was woken sees a loop without a thread.
        state.signalAll()
        return
      }
    }
  }

  private func nextStep(_ batch: inout [Work]) -> Step {
    state.withLock { state in
      if !state.queue.isEmpty {
        swap(&batch, &state.queue)
        return .run
      }
      if !state.isStopping {
        state.isSleeping = true
        return .sleep
      }
      if !state.isInvalidated {
        state.isInvalidated = true
        return .invalidate
      }
      thread.store(0, ordering: .releasing)
      state.hasThread = false
      return .end
    }
  }

  private func perform(_ work: Work) {
    switch work {
    case .job(let job): job.runSynchronously(on: asUnownedSerialExecutor())
    case .preferringJob(let job, let executor):
      job.runSynchronously(isolatedTo: asUnownedSerialExecutor(), taskExecutor: executor)
    case .closure(let body): body()
    }
  }

  private func pollWaiter() {
    if state.withLock({ $0.isInvalidated }) { return }
    waiter.wake()
    waiter.wait()
  }
}
