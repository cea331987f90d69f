/// A system behind an HTTP interface that answers in JSON: one description reaches one product, without code.
public struct HTTPSource: Sendable, Hashable {
  /// How the connection's token is shown to the server.
  public enum Authentication: Sendable, Hashable {
    /// `Authorization: Bearer …` (RFC 6750).
    case bearer
    /// A header of that name with the token as its value.
    case header(String)
    /// No token at all.
    case none
  }

  public var connection: String
  public var authentication: Authentication
  /// A path that answers 2xx when the interface works and the token is good; `nil` where there is none.
  public var checkPath: String?
  public var endpoints: [HTTPEndpoint]

  public init(connection: String, authentication: Authentication = .bearer, checkPath: String? = nil, endpoints: [HTTPEndpoint]) {
    self.connection = connection
    self.authentication = authentication
    self.checkPath = checkPath
    self.endpoints = endpoints
  }

  public func endpoint(of collection: CollectionAddress) -> HTTPEndpoint? { endpoints.first { $0.collection == collection } }
}
