public import DataMap
public import PostgresClient

/// Finds the people on file whom exact keys name, in the systems that the data map gives an identity description.
///
/// Nothing is guessed: no partial match, no similar name. How many matches are one person too many is for the caller.
public struct ContactDirectory: Sendable {
  private let systems: [IdentityLookup]

  /// Connects to nothing yet.
  ///
  /// - Parameters:
  ///   - configurations: The read-only login of each identity system, by the name of its connection.
  /// - Throws: ``ConnectorError`` for an identity system without a configured connection.
  public init(
    dataMap: DataMap, configurations: [String: PostgresConfiguration], limits: SearchLimits = SearchLimits()
  ) throws(ConnectorError) {
    var systems: [IdentityLookup] = []
    for system in dataMap.systems {
      guard let identity = system.identity, case .postgres(let connection) = system.connector else { continue }
      guard let configuration = configurations[connection] else {
        throw ConnectorError(
          .wrongSystem, system: system.key, "No connection `\(connection)` is configured.",
          remedy: "Add it to the configuration, with a login that can only read.")
      }
      let connector = PostgresConnector(system: system, dataMap: dataMap, configuration: configuration, limits: limits)
      systems.append(IdentityLookup(identity: identity, connector: connector))
    }
    self.systems = systems
  }

  /// Ends the sessions once those who use them are done.
  public func close() async {
    for system in systems { await system.connector.close() }
  }

  /// Everybody on file whom any of the claims names, in the order of systems and keys.
  ///
  /// - Parameter claims: What a message says about its writer, by kind; kinds that a system does not know find nothing there.
  public func contacts(matching claims: [IdentityKind: [String]]) async throws(ConnectorError) -> [ContactMatch] {
    var matches: [ContactMatch] = []
    for system in systems { matches += try await system.matches(for: claims) }
    return matches
  }
}
