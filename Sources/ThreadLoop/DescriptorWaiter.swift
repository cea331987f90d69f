import CSystemShims
import Glibc

/// Blocks in poll(2) over registered descriptors, timers and an event counter for wake-ups.
///
/// Meant for tens of descriptors. Everything but ``wake()`` is for the loop's thread only, and traps elsewhere.
///
/// `@unchecked` is sound: the mutable state is touched only on the loop's thread (checked at run time), and the
/// descriptor that ``wake()`` writes to is a constant that is closed when nobody can hold the waiter any more.
public final class DescriptorWaiter: LoopWaiter, @unchecked Sendable {
  private struct Wait {
    let descriptor: Int32
    let interest: Interest
    let resume: (Readiness) -> Void
  }

  private let wakeDescriptor: Int32
  private var owner: UInt?
  private var lastID: UInt64 = 0
  private var waits: [UInt64: Wait] = [:]
  private var timers = TimerQueue()
  private var isInvalidated = false
  private var polled: [pollfd] = []
  private var polledIDs: [UInt64] = []

  public init() {
    wakeDescriptor = habeas_eventfd()
    // Out of descriptors: a waiter that cannot be woken would hang its loop for ever.
    precondition(wakeDescriptor >= 0, "Cannot make an event descriptor: error number \(errno).")
  }

  deinit {
    close(wakeDescriptor)
  }

  /// Calls `resume` once, on the loop's thread: when the descriptor is ready, when the deadline has passed, or when the
  /// registration is cancelled.
  ///
  /// - Parameters:
  ///   - descriptor: must stay open until `resume` was called.
  ///   - interest: with several, any one suffices. Only one wait per descriptor and direction at a time.
  ///   - deadline: when to give up; `nil` waits for ever.
  ///   - resume: may register, cancel and enqueue freely.
  @discardableResult
  public func waitUntilReady(
    _ descriptor: Int32, _ interest: Interest, deadline: ContinuousClock.Instant? = nil,
    resume: @escaping (Readiness) -> Void
  ) -> Registration {
    let registration = makeRegistration()
    register(registration, descriptor, interest, deadline: deadline, resume: resume)
    return registration
  }

  /// Calls `resume` once, on the loop's thread: with ``Readiness/timedOut`` at the deadline, or with
  /// ``Readiness/cancelled``. Unlike ``after(_:run:)`` it always calls back, so a continuation can wait for it.
  @discardableResult
  public func pause(until deadline: ContinuousClock.Instant, resume: @escaping (Readiness) -> Void) -> Registration {
    // poll(2) passes over negative descriptors.
    waitUntilReady(-1, .read, deadline: deadline, resume: resume)
  }

  /// Calls `run` once, on the loop's thread, at or soon after the deadline; never when cancelled or shut down before.
  @discardableResult
  public func after(_ deadline: ContinuousClock.Instant, run: @escaping () -> Void) -> Registration {
    let registration = makeRegistration()
    if !isInvalidated { timers.insert(id: registration.id, deadline: deadline, action: run) }
    return registration
  }

  /// Ends a wait (its `resume` is called with ``Readiness/cancelled``, now) or a timer (its `run` is dropped).
  /// Does nothing when it has ended already.
  public func cancel(_ registration: Registration) {
    checkOwner()
    timers.remove(id: registration.id)
    waits.removeValue(forKey: registration.id)?.resume(.cancelled)
  }

  public func wait() {
    checkOwner()
    let ready = pollOnce()
    for id in ready {
      // Looked up only now: an earlier callback of this round may have cancelled it.
      guard let wait = waits.removeValue(forKey: id) else { continue }
      timers.remove(id: id)
      wait.resume(.ready)
    }
    guard !timers.isEmpty else { return }
    let now = ContinuousClock.now
    while let action = timers.popFirst(dueAt: now) { action() }
  }

  public func wake() {
    habeas_eventfd_signal(wakeDescriptor)
  }

  public func invalidate() {
    checkOwner()
    isInvalidated = true
    timers = TimerQueue()
    let abandoned = waits.sorted { $0.key < $1.key }
    waits = [:]
    for (_, wait) in abandoned { wait.resume(.cancelled) }
  }
}

extension DescriptorWaiter {
  func makeRegistration() -> Registration {
    checkOwner()
    lastID += 1
    return Registration(id: lastID)
  }

  func register(
    _ registration: Registration, _ descriptor: Int32, _ interest: Interest, deadline: ContinuousClock.Instant?,
    resume: @escaping (Readiness) -> Void
  ) {
    checkOwner()
    precondition(!interest.isEmpty, "A wait for nothing would never end.")
    if isInvalidated { return resume(.cancelled) }
    waits[registration.id] = Wait(descriptor: descriptor, interest: interest, resume: resume)
    guard let deadline else { return }
    let id = registration.id
    timers.insert(id: id, deadline: deadline) { [unowned self] in
      waits.removeValue(forKey: id)?.resume(.timedOut)
    }
  }

  /// The thread that first uses the waiter owns it until the loop ends; later jobs run on threads of their own.
  private func checkOwner() {
    let current = habeas_current_thread()
    guard let owner else {
      owner = current
      return
    }
    precondition(owner == current || isInvalidated, "A DescriptorWaiter may be used on its loop's thread only.")
  }

  private func pollOnce() -> [UInt64] {
    polled.removeAll(keepingCapacity: true)
    polledIDs.removeAll(keepingCapacity: true)
    polled.append(pollfd(fd: wakeDescriptor, events: Int16(POLLIN), revents: 0))
    for (id, wait) in waits {
      var events: Int32 = 0
      if wait.interest.contains(.read) { events |= POLLIN }
      if wait.interest.contains(.write) { events |= POLLOUT }
      polled.append(pollfd(fd: wait.descriptor, events: Int16(events), revents: 0))
      polledIDs.append(id)
    }
    let count = poll(&polled, nfds_t(polled.count), pollTimeout())
    // An interrupted or failed poll is an empty round: the loop looks at its queue and comes back.
    guard count > 0 else { return [] }
    if polled[0].revents != 0 { _ = habeas_eventfd_drain(wakeDescriptor) }
    var ready: [UInt64] = []
    for (index, id) in polledIDs.enumerated() where polled[index + 1].revents != 0 { ready.append(id) }
    return ready
  }

  /// In milliseconds, rounded up so that a timer never finds itself early and spins; -1 is for ever.
  private func pollTimeout() -> Int32 {
    guard let deadline = timers.firstDeadline else { return -1 }
    let remaining = ContinuousClock.now.duration(to: deadline)
    guard remaining > .zero else { return 0 }
    let (seconds, attoseconds) = remaining.components
    let milliseconds = min(seconds, 86_400) * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return Int32(milliseconds)
  }
}
