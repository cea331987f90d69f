/// RabbitMQ and a user. `broker.*` in `habeas.yaml`.
public struct BrokerSettings: Hashable, Sendable {
  public let host: String
  /// 1…65535; default 5672.
  public let port: Int
  /// Default `habeas`.
  public let virtualHost: String
  /// The worker's name.
  public let user: String
  /// Secret.
  public let password: String
  public let tls: ConnectionTLS

  /// For messages and logs: where, without who.
  public var endpoint: String { "\(host):\(port)/\(virtualHost)" }
}

extension BrokerSettings: CustomStringConvertible, CustomReflectable {
  /// Never shows the password.
  public var description: String { "\(user)@\(endpoint)" }
  public var customMirror: Mirror { Mirror(self, children: ["endpoint": endpoint, "user": user]) }
}
