import Foundation
import MessageSchemas

/// Receipts that have come and whose mail is not put away yet. They live in memory: a lost one comes again with the next handing-in.
actor Receipts {
  private var outcomes: [UUID: String] = [:]
  private var waiter: CheckedContinuation<Void, Never>?
  private var hasNew = false

  func add(_ receipt: ReceiptMessage) {
    outcomes[receipt.submission] = receipt.outcome
    hasNew = true
    waiter?.resume()
    waiter = nil
  }

  func outcome(of submission: UUID) -> String? { outcomes[submission] }

  func forget(_ submission: UUID) { outcomes[submission] = nil }

  /// Waits for a receipt that came since the last call, or for the time to pass.
  func next(within limit: Duration) async {
    if hasNew {
      hasNew = false
      return
    }
    let alarm = Task {
      try? await Task.sleep(for: limit)
      wake()
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if Task.isCancelled { continuation.resume() } else { waiter = continuation }
      }
    } onCancel: {
      Task { await self.wake() }
    }
    alarm.cancel()
    hasNew = false
  }

  private func wake() {
    waiter?.resume()
    waiter = nil
  }
}
