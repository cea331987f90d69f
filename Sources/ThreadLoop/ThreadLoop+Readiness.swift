extension ThreadLoop {
  /// Waits for a descriptor, on the loop's own ``DescriptorWaiter``.
  ///
  /// For callers that are isolated to this loop (an actor whose executor it is); traps elsewhere. The wait ends as
  /// ``Readiness/cancelled`` when the task is cancelled.
  ///
  /// - Parameters:
  ///   - descriptor: an open descriptor, which must stay open until this returns.
  ///   - interest: what to wait for; with several, any one suffices.
  ///   - deadline: when to give up; `nil` waits for ever.
  public func readiness(
    of descriptor: Int32, for interest: Interest, deadline: ContinuousClock.Instant? = nil,
    isolation: isolated (any Actor)? = #isolation
  ) async -> Readiness {
    checkIsolated()
    guard let waiter = waiter as? DescriptorWaiter else {
      preconditionFailure("The loop “\(name)” has no DescriptorWaiter; wait through the waiter that it was given.")
    }
    let registration = waiter.makeRegistration()
    return await withTaskCancellationHandler {
      // Naming the isolation makes this closure inherit it; otherwise it would hop to another executor.
      await withCheckedContinuation(isolation: isolation) { continuation in
        waiter.register(registration, descriptor, interest, deadline: deadline) { continuation.resume(returning: $0) }
      }
    } onCancel: {
      // Runs as a later turn of the loop, therefore always after the registration above.
      execute { waiter.cancel(registration) }
    }
  }
}
