public import CaseStore
public import CaseWorker
import Crypto
public import DataMap
import Foundation
public import ProcessorProtocols
public import RightsCase
import RightsLaw
import Sealing
import VaultContents

/// Tells one processor what was asked for, with the least that it needs, and follows up until it has answered (N10, N13, Art 19).
///
/// The attempt is committed before anything leaves. The message's id follows from case, item and processor, so that a repetition, after a
/// crash or a lost answer, is the same message to the processor. Only processors of the register are told, at their registered place (N22).
public struct ProcessorNotifier: StepHandler {
  private let store: CaseStore
  private let register: ProcessorRegister
  private let controller: String
  private let protocols: [String: any ProcessorProtocol]

  /// - Parameters:
  ///   - controller: The name on whose behalf processors are told.
  ///   - protocols: By processor: how it is told.
  public init(store: CaseStore, register: ProcessorRegister, controller: String, protocols: [String: any ProcessorProtocol]) {
    self.store = store
    self.register = register
    self.controller = controller
    self.protocols = protocols
  }

  public func handle(_ step: WorkStep, of stored: StoredCase) async throws -> StepResult {
    guard case .notify(let item, let key) = step,
      let fulfilment = stored.state.items.first(where: { $0.number == item })?.fulfilment, fulfilment.openProcessors.contains(key)
    else { return .obsolete }
    guard let processor = register.processor(key) else {
      return .park(reason: "processor '\(key)' is no longer in processors.yaml; nothing is sent to it. Register it again, then: dpo resume")
    }
    guard let channel = protocols[key] else {
      return .park(
        reason:
          "processor '\(key)' is told by \(processor.contact.contactProtocol.rawValue), which is not done by machine here; tell it, or "
          + "give it a contact of the protocol http and its URL and key under processors in habeas.yaml, restart, then: dpo resume")
    }
    let id = Self.messageID(caseID: stored.id, item: item, processor: key)
    do throws(ProcessorFault) {
      let attempts = fulfilment.processorAttempts[key] ?? 0
      if fulfilment.processors[key]?.outcome == .acknowledged, let result = try await followUp(item, key, id, attempts, channel, stored) {
        return result
      }
    } catch {
      return Self.deferral(of: error)
    }
    return try await tell(processor, item, id, channel, fulfilment, stored)
  }

  /// Asks about what was acknowledged.
  ///
  /// - Returns: `nil` where the processor has lost the request: it is told again.
  private func followUp(
    _ item: Int, _ key: String, _ id: String, _ attempt: Int, _ channel: any ProcessorProtocol, _ stored: StoredCase
  ) async throws(ProcessorFault) -> StepResult? {
    let answer: ProcessorAnswer
    do throws(ProcessorFault) {
      answer = try await channel.status(of: id)
    } catch {
      if error.code == .unknownRequest { return nil }
      throw error
    }
    guard answer.status != .acknowledged else { return Self.later(key) }
    return Self.record(answer, item, key, attempt, on: stored.today)
  }

  private func tell(
    _ processor: Processor, _ item: Int, _ id: String, _ channel: any ProcessorProtocol, _ fulfilment: Fulfilment, _ stored: StoredCase
  ) async throws -> StepResult {
    let key = processor.key
    let subject = try SuppressionSubject(vaultBytes: try await store.open([fulfilment.request.subjectItem], of: stored)[0])
    let identifiers = subject.identifiers.limited(to: processor.categories)
    let attempt = ProcessorAttempted(
      item: item, processor: key, attempt: (fulfilment.processorAttempts[key] ?? 0) + 1, messageID: id)
    try await store.change(stored, completing: nil) { draft, _ in try draft.apply(.attemptProcessor(attempt)) }
    guard !identifiers.isEmpty else {
      // Nothing that the message names is of a kind that this processor ever gets: there is nothing to tell it (N13), and nothing it holds.
      return Self.record(ProcessorAnswer(status: .notHeld), item, key, attempt.attempt, on: stored.today)
    }
    let message = ProcessorMessage(
      id: id, action: .marketingStop, controller: controller, channels: fulfilment.request.channels.map(\.rawValue),
      identifiers: identifiers)
    let answer: ProcessorAnswer
    do throws(ProcessorFault) {
      answer = try await channel.tell(message)
    } catch {
      try await conclude(stored, item, key, attempt.attempt, .failed, reference: nil)
      return Self.deferral(of: error)
    }
    guard answer.status == .acknowledged else { return Self.record(answer, item, key, attempt.attempt, on: stored.today) }
    try await conclude(stored, item, key, attempt.attempt, .acknowledged, reference: answer.reference)
    return Self.later(key)
  }

  /// Records an answer that does not end it, while the step goes on.
  private func conclude(
    _ stored: StoredCase, _ item: Int, _ key: String, _ attempt: Int, _ outcome: ProcessorOutcome, reference: String?
  ) async throws {
    let notified = ProcessorNotified(
      item: item, processor: key, attempt: attempt, outcome: outcome, reference: reference, on: stored.today)
    try await store.change(try await store.load(stored.id), completing: nil) { draft, _ in try draft.apply(.recordProcessor(notified)) }
  }

  private static func record(_ answer: ProcessorAnswer, _ item: Int, _ key: String, _ attempt: Int, on date: LocalDate) -> StepResult {
    let outcome: ProcessorOutcome =
      switch answer.status {
      case .completed: .completed
      case .notHeld: .notHeld
      case .refused: .refused
      case .acknowledged: .acknowledged
      }
    let notified = ProcessorNotified(
      item: item, processor: key, attempt: attempt, outcome: outcome, reference: answer.reference, on: date)
    return .commit { draft, _ in try draft.apply(.recordProcessor(notified)) }
  }

  private static func later(_ key: String) -> StepResult {
    .retry(
      reason: "processor '\(key)' has the request and is not done yet; it is asked again. If it takes too long, ask it, then: dpo resume")
  }

  private static func deferral(of fault: ProcessorFault) -> StepResult {
    fault.isTransient ? .retry(reason: fault.message) : .park(reason: "\(fault.message) Then: dpo resume")
  }

  /// The same for every attempt, and nothing that says whose request it is.
  static func messageID(caseID: UUID, item: Int, processor: String) -> String {
    let name = "habeas.processor.message.v1\n\(caseID.uuidString.lowercased())/\(item)/\(processor)"
    return "msg_" + Hex.encode(SHA256.hash(data: Data(name.utf8)).prefix(16))
  }
}
