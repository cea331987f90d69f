public import AMQPClient
public import CaseStore
import Foundation
public import Logging
import MessageSchemas
import PostgresClient
import RightsCase

/// Takes one work message after the other through: check, load, handle, commit, acknowledge (design, rules 3, 4 and 9).
///
/// The unacknowledged message is the lease. While the database is away the message is held and tried again, so that nothing is lost and
/// no delivery is counted; a crash makes the broker deliver again, and the case's own state keeps a second effect away.
public struct StepRunner: Sendable {
  private let worker: String
  private let store: CaseStore
  private let handler: any StepHandler
  private let policy: StepPolicy
  private let bell: OutboxBell?
  private let logger: Logger
  /// The broker user that alone may publish work; the broker validates it (facts: `user_id`).
  static let publisher = "outbox-relay"

  /// - Parameter bell: Rung after commits, so that the relay need not wait for its next look.
  public init(
    worker: String, store: CaseStore, handler: any StepHandler, policy: StepPolicy = .init(), bell: OutboxBell? = nil,
    logger: Logger
  ) {
    self.worker = worker
    self.store = store
    self.handler = handler
    self.policy = policy
    self.bell = bell
    self.logger = logger
  }

  /// Processes a delivery and says how to settle it.
  public func process(_ delivery: AMQPDelivery) async -> Settlement {
    let started = ContinuousClock.now
    let work: Work
    do throws(MessageFault) {
      work = try Work(delivery)
    } catch {
      logger.error("message.refused", metadata: ["reason": "\(error.code.rawValue)", "queue": "\(delivery.queue)"])
      StepMetrics.count(worker: worker, outcome: "refused")
      return .deadLetter
    }
    var delay = policy.firstDelay
    while !Task.isCancelled {
      do {
        let outcome = try await run(work)
        logger.info(
          "step.\(outcome)",
          metadata: ["case": "\(work.message.caseID.uuidString.lowercased())", "step": "\(work.message.step.label)"])
        StepMetrics.count(worker: worker, outcome: outcome)
        StepMetrics.time(worker: worker, since: started)
        return .ack
      } catch let error as PostgresError where error.mayBeTriedAgain {
        logger.warning("database.away", metadata: ["reason": "\(error.sqlState ?? "\(error.code)")"])
      } catch let error where Task.isCancelled || error is CancellationError {
        break
      } catch {
        // Not even the deferral could be recorded.
        logger.error("step.undone", metadata: ["reason": "\(publicReason(of: error))"])
      }
      try? await Task.sleep(for: delay)
      delay = min(delay * 2, .seconds(15))
    }
    return .requeue
  }

  private struct Work {
    let id: UUID
    let message: StepMessage
    let traceparent: String?

    init(_ delivery: AMQPDelivery) throws(MessageFault) {
      guard delivery.message.userID == StepRunner.publisher else {
        throw MessageFault(.wrongSender, "work is accepted from \(StepRunner.publisher) only")
      }
      message = try StepMessage(type: delivery.message.type, body: delivery.message.body)
      guard let id = delivery.message.messageID.flatMap(UUID.init(uuidString:)) else {
        throw MessageFault(.malformed, "the message_id is not a UUID")
      }
      self.id = id
      if case .string(let value)? = delivery.message.headers["traceparent"] { traceparent = value } else { traceparent = nil }
    }
  }

  /// How often a step is decided anew because the case moved on under it, before it is put off.
  private static let mostDecisions = 4

  /// - Returns: the outcome as a word for log and metrics.
  private func run(_ work: Work) async throws -> String {
    for _ in 0..<Self.mostDecisions {
      if let outcome = try await decide(work) { return outcome }
    }
    return try await postpone(work, reason: "the case keeps changing under this step")
  }

  /// - Returns: the outcome, or `nil` where the case moved on while the step was decided: then it is to be decided anew.
  private func decide(_ work: Work) async throws -> String? {
    let result: StepResult
    var seen: Int?
    do {
      let stored = try await store.load(work.message.caseID)
      seen = stored.state.version
      result = try await handler.handle(work.message.step, of: stored)
      if case .commit(let decide) = result {
        switch try await store.change(stored, completing: work.id, traceparent: work.traceparent, decide) {
        case .done:
          await bell?.notify()
          return "done"
        case .duplicate: return "duplicate"
        }
      }
    } catch let rejection as Rejection {
      // Another copy of this message may be at work, and its attempt is what refuses ours. Completing the message now would throw away
      // what the other finds, so the step looks at the case as it is.
      if let seen, try await store.load(work.message.caseID).state.version > seen { return nil }
      logger.info(
        "step.rejected",
        metadata: ["case": "\(work.message.caseID.uuidString.lowercased())", "reason": "\(rejection.code.rawValue)"])
      try await store.complete(work.id)
      return "rejected"
    } catch let error as PostgresError where error.mayBeTriedAgain {
      throw error
    } catch let error where Task.isCancelled || error is CancellationError {
      // Told to stop: whatever broke off, the message goes back as it came.
      throw CancellationError()
    } catch {
      let reason = publicReason(of: error)
      logger.error("step.failed", metadata: ["case": "\(work.message.caseID.uuidString.lowercased())", "reason": "\(reason)"])
      if let fault = error as? any PublicFault, !fault.isTransient { return try await park(work, reason: reason) }
      return try await postpone(work, reason: reason)
    }
    switch result {
    case .commit: return "done"
    case .retry(let reason): return try await postpone(work, reason: reason)
    case .park(let reason): return try await park(work, reason: reason)
    case .obsolete:
      try await store.complete(work.id)
      return "obsolete"
    }
  }

  private func postpone(_ work: Work, reason: String) async throws -> String {
    try await store.retry(work.id, reason: reason, first: policy.firstDelay, maximum: policy.maximumDelay, limit: policy.attempts).rawValue
  }

  private func park(_ work: Work, reason: String) async throws -> String {
    try await store.park(work.id, reason: reason).rawValue
  }
}

extension WorkStep {
  /// The step without ids, for logs and metrics.
  var label: String {
    switch self {
    case .verifyIdentity: "verify-identity"
    case .search(let system): "search-\(system)"
    case .fulfil(_, let system): "fulfil-\(system)"
    case .notify(_, let processor): "notify-\(processor)"
    case .assemble: "assemble"
    case .send(.notice): "send-notice"
    case .send(.answer): "send-answer"
    }
  }
}

extension PostgresError {
  /// A step may also run again after a lost reply to a commit: its inbox key keeps a second effect away (facts 17).
  var mayBeTriedAgain: Bool { isRetriable || code == .unknownOutcome || code == .deadline }
}
