public import AMQPClient
public import Foundation
public import Logging
import MessageSchemas

/// Receipts that have come and whose submission is not put away yet. They live in memory: a lost one comes again with the next handing-in.
public actor Receipts {
  private var outcomes: [UUID: String] = [:]
  private var waiter: CheckedContinuation<Void, Never>?
  private var hasNew = false

  public init() {}

  /// Takes a delivery from the channel's queue of receipts and says how to settle it.
  public func take(_ delivery: AMQPDelivery, logger: Logger) -> Settlement {
    guard delivery.message.userID == "outbox-relay" else {
      logger.error("receipt.refused", metadata: ["reason": "receipts are accepted from outbox-relay only"])
      return .deadLetter
    }
    do throws(MessageFault) {
      add(try ReceiptMessage(type: delivery.message.type, body: delivery.message.body))
      return .ack
    } catch {
      logger.error("receipt.refused", metadata: ["reason": "\(error.description)"])
      return .deadLetter
    }
  }

  func add(_ receipt: ReceiptMessage) {
    outcomes[receipt.submission] = receipt.outcome
    hasNew = true
    waiter?.resume()
    waiter = nil
  }

  /// What became of a submission, as its receipt says; `nil` while there is none.
  public func outcome(of submission: UUID) -> String? { outcomes[submission] }

  /// To be called once the submission has been put away.
  public func forget(_ submission: UUID) { outcomes[submission] = nil }

  /// Ends a waiting: something was handed in whose receipt may have come already.
  public func nudge() {
    hasNew = true
    wake()
  }

  /// Waits for a receipt that came since the last call, or for the time to pass.
  public func next(within limit: Duration) async {
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
