/// A way to stop marketing in one system, and to prove it.
public protocol SuppressionConnector: Sendable {
  /// The collections that it changes, as `dataset.collection`.
  var collections: [String] { get }

  /// Switches off what the order names on every row that is the person's, in one transaction, with the write login.
  ///
  /// Carried out twice it changes nothing the second time.
  func apply(_ order: SuppressionOrder) async throws(ConnectorError) -> SuppressionChange

  /// Looks again with the read login, which cannot have changed anything.
  func prove(_ order: SuppressionOrder) async throws(ConnectorError) -> SuppressionProof

  /// Looks whether the system is there and is as the data map says, and whether the write login may change the switches and nothing else.
  func check() async throws(ConnectorError)
}
