/// Something that a worker needs before it can work: a database, a broker.
public struct Dependency: Sendable {
  /// A short name, such as `database`; it names the check in `/readyz`.
  public let name: String
  /// Where it is, without a login: `127.0.0.1:5432/habeas`.
  public let endpoint: String
  /// Returns where it answers, throws where it does not. The error's description is logged and shown, so it holds no personal data.
  public let check: @Sendable () async throws -> Void

  public init(name: String, endpoint: String, check: @escaping @Sendable () async throws -> Void) {
    self.name = name
    self.endpoint = endpoint
    self.check = check
  }
}
