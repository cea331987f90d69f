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

  /// Searches the system for one person, handing the rows over as they come: the outcome has their numbers alone.
  ///
  /// Of a collection that the outcome does not call searched, rows may have been handed over all the same; they count for nothing.
  ///
  /// - Throws: ``ConnectorError``, and what `sink` throws.
  func search(_ plan: SearchPlan, identities: [IdentityKind: [String]], into sink: any RowSink) async throws -> SearchOutcome

  /// Looks whether the system is there, lets this login read and no more, and is as the data map says.
  @discardableResult
  func check() async throws(ConnectorError) -> ConnectorReport

  /// Ends what is open once those who use it are done.
  func close() async
}
