public import CaseStore
public import CaseWorker
import DataMap
import Foundation
public import RightsCase
public import Sealing
public import SystemConnectors
import VaultContents

/// Carries a marketing stop out in one system and proves it (law.md R7, N3).
///
/// First the attempt is committed, then the person's rows are switched off in one transaction of that system with its write login, then the
/// read login looks again. Delivered again after a crash it changes nothing more and still looks: what counts is the proof.
public struct SystemFulfiller: StepHandler {
  private let store: CaseStore
  private let connectors: [String: any SuppressionConnector]
  private let index: BlindIndex

  /// - Parameters:
  ///   - connectors: By system, each with that system's logins.
  ///   - index: Makes the tokens of the suppression list.
  public init(store: CaseStore, connectors: [String: any SuppressionConnector], index: BlindIndex) {
    self.store = store
    self.connectors = connectors
    self.index = index
  }

  public func handle(_ step: WorkStep, of stored: StoredCase) async throws -> StepResult {
    guard case .fulfil(let item, let system) = step,
      let fulfilment = stored.state.items.first(where: { $0.number == item })?.fulfilment, fulfilment.openSystems.contains(system)
    else { return .obsolete }
    guard let connector = connectors[system] else {
      return .park(
        reason: "no write login is configured for system '\(system)', or its data map entry has no suppression; add it under writers in "
          + "habeas.yaml, restart, then: dpo resume")
    }
    let subject = try SuppressionSubject(vaultBytes: try await store.open([fulfilment.request.subjectItem], of: stored)[0])
    let channels = fulfilment.request.channels
    // Before anything else: the list holds also where the system does not answer.
    try await store.suppressionList.add(subject.entries(index), channels: channels)
    let attempt = FulfilmentAttempted(item: item, system: system, attempt: (fulfilment.attempts[system] ?? 0) + 1)
    try await store.change(stored, completing: nil) { draft, _ in try draft.apply(.attemptFulfilment(attempt)) }

    let order = SuppressionOrder(keys: subject.keys, channels: channels.compactMap { SuppressionChannel(rawValue: $0.rawValue) })
    let change: SuppressionChange
    let proof: SuppressionProof
    do throws(ConnectorError) {
      change = try await connector.apply(order)
      proof = try await connector.prove(order)
    } catch {
      let reason = "marketing could not be stopped in system '\(system)': \(error.description)"
      return error.isTransient ? .retry(reason: reason) : .park(reason: "\(reason) Then: dpo resume")
    }
    if let reason = Self.doubt(about: change, proof, in: system) { return .retry(reason: reason) }
    let fulfilled = SystemFulfilled(
      item: item, system: system, attempt: attempt.attempt, outcome: Self.outcome(change, proof, attempt: attempt.attempt),
      collections: connector.collections.map { CollectionCount(collection: $0, rows: proof.matched, milliseconds: proof.milliseconds) },
      on: stored.today)
    return .commit { draft, _ in try draft.apply(.recordFulfilment(fulfilled)) }
  }

  /// Why the second look does not prove the change. Tried again, for the list may have been loaded anew just then; a person looks in the end.
  private static func doubt(about change: SuppressionChange, _ proof: SuppressionProof, in system: String) -> String? {
    if proof.switchedOn > 0 {
      return "system '\(system)' still has \(proof.switchedOn) of \(proof.matched) rows switched on after the change; find out what "
        + "switches them on again (a trigger, an import, a synchronisation), then: dpo resume"
    }
    if proof.matched < change.matched {
      return "the read login of system '\(system)' sees \(proof.matched) rows where \(change.matched) were changed; let it read the same "
        + "database and all of its rows, then: dpo resume"
    }
    return nil
  }

  private static func outcome(_ change: SuppressionChange, _ proof: SuppressionProof, attempt: Int) -> FulfilmentOutcome {
    if proof.matched == 0 { return .notHeld }
    // An attempt that ended without a word may be the one that changed the rows.
    return change.changed > 0 || attempt > 1 ? .applied : .alreadyDone
  }
}
