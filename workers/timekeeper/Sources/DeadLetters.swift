public import AMQPClient
public import CaseStore
import Foundation
public import Logging
import MessageSchemas

/// Turns what the broker gave up on into parked steps, which people see and can resume (design, rule 9).
public struct DeadLetters: Sendable {
  public static let queue = "dead"

  private let store: CaseStore
  private let logger: Logger

  public init(store: CaseStore, logger: Logger) {
    self.store = store
    self.logger = logger
  }

  /// Parks the step of a dead letter. A message that never was a step of ours has nothing to park: it is logged and gone, and its sender,
  /// if it had one, still has it (rule 1).
  public func bury(_ delivery: AMQPDelivery) async -> Settlement {
    let reason = Self.reason(of: delivery)
    guard let id = delivery.message.messageID.flatMap(UUID.init(uuidString:)) else {
      logger.error("dead-letter.foreign", metadata: ["reason": "\(reason)"])
      return .ack
    }
    do {
      let outcome = try await store.park(id, reason: reason)
      logger.error("dead-letter.\(outcome.rawValue)", metadata: ["message": "\(id.uuidString.lowercased())", "reason": "\(reason)"])
      return .ack
    } catch {
      // The database is away; the letter stays.
      try? await Task.sleep(for: .seconds(2))
      return .requeue
    }
  }

  private static func reason(of delivery: AMQPDelivery) -> String {
    let queue = if case .string(let name)? = delivery.message.headers["x-first-death-queue"] { name } else { "a queue" }
    let cause = if case .string(let name)? = delivery.message.headers["x-first-death-reason"] { name } else { "rejected" }
    switch cause {
    case "delivery_limit":
      return
        "'\(queue)' delivered it again and again without success: its worker crashes on it. See the worker's log, mend it, then: dpo resume"
    default:
      return "the worker of '\(queue)' refused the message as malformed. See the worker's log, then: dpo resume"
    }
  }
}
