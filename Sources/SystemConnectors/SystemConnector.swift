public import DataMap

/// A way into one system that holds personal data. It only reads.
public protocol SystemConnector: Sendable {
  /// Searches the system for one person.
  ///
  /// All of it is one consistent view. What could not be searched is in the outcome with its reason; nothing is cut off silently.
  ///
  /// - Parameters:
  ///   - plan: Which collections, in which order, by which keys.
  ///   - identities: The verified person's identifiers by kind.
  func search(_ plan: SearchPlan, identities: [IdentityKind: [String]]) async throws(ConnectorError) -> SearchOutcome

  /// Looks whether the system is there, lets this login read and no more, and is as the data map says.
  @discardableResult
  func check() async throws(ConnectorError) -> ConnectorReport

  /// Ends what is open once those who use it are done.
  func close() async
}
