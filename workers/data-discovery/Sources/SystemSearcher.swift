public import CaseStore
public import CaseWorker
public import DataMap
import Foundation
public import RightsCase
import Sealing
public import SystemConnectors
import VaultContents

/// Searches one system for one case (design, workers). The unacknowledged message is the lease: the search is read-only and may run again.
public struct SystemSearcher: StepHandler {
  private let store: CaseStore
  private let dataMap: DataMap
  private let connectors: [String: any SystemConnector]

  private let partSize: Int

  /// - Parameters:
  ///   - connectors: By system, each with that system's read-only login.
  ///   - partSize: How many bytes of one find, roughly, are in memory before they go to the vault.
  public init(store: CaseStore, dataMap: DataMap, connectors: [String: any SystemConnector], partSize: Int = 4 << 20) {
    self.store = store
    self.dataMap = dataMap
    self.connectors = connectors
    self.partSize = partSize
  }

  public func handle(_ step: WorkStep, of stored: StoredCase) async throws -> StepResult {
    guard case .search(let system) = step, let identity = stored.state.identity, stored.state.openSystems.contains(system),
      stored.state.closed == nil
    else { return .obsolete }
    guard let connector = connectors[system], let description = dataMap.systems.first(where: { $0.key == system }) else {
      return .park(
        reason: "no connector is configured for system '\(system)'; add it under systems in habeas.yaml, restart, then: dpo resume")
    }
    let subject = try VerifiedSubject(vaultBytes: try await store.open([identity.subjectItem], of: stored)[0])
    let identities = try await subject.identities.merging(found(leadingInto: description, of: stored)) { first, _ in first }
    let plan = try SearchPlan.plan(for: description, in: dataMap, identities: identities)
    let rows = FoundRows(system: system, store: store, of: stored, partSize: partSize)
    let outcome: SystemConnectors.SearchOutcome
    do {
      outcome = try await connector.search(plan, identities: identities, into: rows)
    } catch let error as ConnectorError {
      let reason = "system '\(system)' could not be searched: \(error.description)"
      return error.isTransient ? .retry(reason: reason) : .park(reason: reason)
    }
    guard outcome.isComplete else {
      // Nothing is called complete that was not looked at (O2).
      return .park(reason: "system '\(system)' was not searched to its end: \(Self.reasons(of: outcome)); then: dpo resume")
    }
    let item = try await rows.rest()
    let searched = SystemSearched(
      system: system, outcome: item == nil ? .nothingFound : .found,
      collections: outcome.collections.map {
        CollectionCount(collection: "\($0.dataset).\($0.collection)", rows: $0.rowCount, milliseconds: $0.milliseconds)
      }, item: item?.id,
      unsearched: outcome.unsearched.map { "\($0.address)" }
        + outcome.collections.flatMap { collection in collection.unreadable.map { "\(collection.address) (\($0))" } })
    return .commit { draft, _ in
      if let item { draft.keep(item) }
      try draft.apply(.recordSearch(searched))
    }
  }

  /// What earlier searches found in fields that lead on into this system.
  private func found(leadingInto system: SystemDescription, of stored: StoredCase) async throws -> [IdentityKind: [String]] {
    var values: [IdentityKind: [String]] = [:]
    for field in dataMap.ways(into: system) {
      guard let holder = dataMap.systems.first(where: { $0.datasets.contains(field.collection.dataset) }),
        let item = stored.state.searches[holder.key]?.item
      else { continue }
      var keys = FoundKeys()
      try await store.forEachPart(ofFound: item, of: stored) { part in
        for collection in part.collections
        where collection.dataset == field.collection.dataset && collection.collection == field.collection.collection {
          keys.add(collection.rows.keys(at: field.path))
        }
      }
      values[.found(in: field)] = keys.texts
    }
    return values
  }

  /// What a person has to look at, collection by collection.
  private static func reasons(of outcome: SystemConnectors.SearchOutcome) -> String {
    outcome.collections.compactMap { collection in
      switch collection.status {
      case .searched: nil
      case .limitExceeded:
        "\(collection.address) holds more rows for one person than the limit; look whether a shared key is marked as personal in the data map"
      case .unreadable(let file, let line):
        "\(collection.address) has the person's key in line \(line) of \(file), which cannot be read; mend the line"
      case .notSearched(let source): "\(collection.address) waits for \(source)"
      }
    }.joined(separator: "; ")
  }
}
