public import CurlTransport
public import DataMap

/// Finds the people on file whom exact keys name, in the systems that the data map gives an identity description.
///
/// Nothing is guessed: no partial match, no similar name. How many matches are one person too many is for the caller.
public struct ContactDirectory: Sendable {
  private let systems: [IdentityLookup]

  /// Connects to nothing yet.
  ///
  /// - Parameter connections: The read-only login of each identity system, by the name of its connection.
  /// - Throws: ``ConnectorError`` for an identity system without a configured connection.
  public init(
    dataMap: DataMap, connections: [String: ConnectionConfiguration], transport: CurlTransport = CurlTransport(),
    limits: SearchLimits = SearchLimits()
  ) throws(ConnectorError) {
    var systems: [IdentityLookup] = []
    for system in dataMap.systems {
      guard let identity = system.identity,
        let connector = try system.connector(in: dataMap, connections: connections, transport: transport, limits: limits)
      else { continue }
      systems.append(
        IdentityLookup(identity: identity, system: system, dataset: dataMap.dataset(identity.collection.dataset), connector: connector))
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
