import ThreadLoop

/// Calls a client's turn when its socket has something, can take something, or a time has come. Loop's thread only.
///
/// A turn does all that can be done now and says what to wait for next; nothing is lost when it is called once too often.
final class TurnScheduler {
  private let waiter: DescriptorWaiter
  private let turn: () -> Void
  private var reading: Registration?
  private var writing: Registration?
  private var alarm: (registration: Registration, deadline: ContinuousClock.Instant)?

  init(waiter: DescriptorWaiter, turn: @escaping () -> Void) {
    self.waiter = waiter
    self.turn = turn
  }

  /// Turns when the descriptor has something to read.
  func watchReads(of descriptor: Int32) {
    guard reading == nil else { return }
    reading = waiter.waitUntilReady(descriptor, .read) { [weak self] readiness in
      self?.reading = nil
      if readiness == .ready { self?.turn() }
    }
  }

  /// Turns when the descriptor takes bytes again.
  func watchWrites(of descriptor: Int32) {
    guard writing == nil else { return }
    writing = waiter.waitUntilReady(descriptor, .write) { [weak self] readiness in
      self?.writing = nil
      if readiness == .ready { self?.turn() }
    }
  }

  /// Turns at this time at the latest; an earlier time that was set before still stands.
  func turn(at deadline: ContinuousClock.Instant) {
    if let alarm {
      guard deadline < alarm.deadline else { return }
      waiter.cancel(alarm.registration)
    }
    let registration = waiter.after(deadline) { [weak self] in
      self?.alarm = nil
      self?.turn()
    }
    alarm = (registration, deadline)
  }

  /// Forgets the descriptor, which may then be closed.
  func unwatch() {
    if let reading { waiter.cancel(reading) }
    if let writing { waiter.cancel(writing) }
    reading = nil
    writing = nil
  }
}
