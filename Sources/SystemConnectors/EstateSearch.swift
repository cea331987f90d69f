public import DataMap

/// The search of every system of a data map for one person: what is found in one leads into the next, where the map says so.
public struct EstateSearch: Sendable {
  /// How the search of one system ended.
  public enum Ending: Sendable {
    case searched(SearchOutcome)
    case failed(ConnectorError)
    /// No program can look there: a person does.
    case leftToPerson
  }

  private let dataMap: DataMap
  private let connectors: [String: any SystemConnector]

  /// - Parameter connectors: By system, each with that system's read-only login.
  public init(dataMap: DataMap, connectors: [String: any SystemConnector]) {
    self.dataMap = dataMap
    self.connectors = connectors
  }

  /// Searches; systems that do not wait for each other at the same time. One that fails or hangs keeps up those alone that it leads into.
  ///
  /// - Returns: Every system of the map with its ending, in the map's order.
  /// - Throws: `DataMapError` for a map that cannot be planned.
  public func run(_ identities: [IdentityKind: [String]]) async throws(DataMapError) -> [(system: SystemDescription, ending: Ending)] {
    var endings: [String: Ending] = [:]
    for wave in dataMap.searchWaves() {
      var known = identities
      for field in wave.flatMap(dataMap.ways(into:)) {
        known[.found(in: field)] = rows(of: field.collection, in: endings).keys(at: field.path)
      }
      let values = known
      var plans: [(SystemDescription, SearchPlan)] = []
      for system in wave { plans.append((system, try SearchPlan.plan(for: system, in: dataMap, identities: values))) }
      await withTaskGroup(of: (String, Ending).self) { group in
        for (system, plan) in plans {
          group.addTask { (system.key, await end(of: system, plan, values)) }
        }
        for await (system, ending) in group { endings[system] = ending }
      }
    }
    return dataMap.systems.compactMap { system in endings[system.key].map { (system, $0) } }
  }

  private func end(of system: SystemDescription, _ plan: SearchPlan, _ identities: [IdentityKind: [String]]) async -> Ending {
    guard let connector = connectors[system.key] else { return .leftToPerson }
    do throws(ConnectorError) {
      return .searched(try await connector.search(plan, identities: identities))
    } catch {
      return .failed(error)
    }
  }

  private func rows(of collection: CollectionAddress, in endings: [String: Ending]) -> [[String: JSONValue]] {
    endings.values.flatMap { ending -> [[String: JSONValue]] in
      guard case .searched(let outcome) = ending else { return [] }
      return outcome.collections.filter { $0.address == collection }.flatMap(\.rows)
    }
  }
}
