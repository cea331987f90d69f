/// A PostgreSQL database and a login. `database.*` and `connections.*` in `habeas.yaml`.
public struct DatabaseSettings: Hashable, Sendable {
  /// A host name, an address, or the absolute path of the folder with the server's socket.
  public let host: String
  /// 1…65535; default 5432.
  public let port: Int
  /// The database's name; default `habeas`.
  public let name: String
  /// Default `habeas_` and the worker's name with underscores.
  public let user: String
  /// Secret; nil where the server trusts the peer.
  public let password: String?
  public let tls: ConnectionTLS

  /// For messages and logs: where, without who.
  public var endpoint: String { "\(host):\(port)/\(name)" }
}

extension DatabaseSettings: CustomStringConvertible, CustomReflectable {
  /// Never shows the password.
  public var description: String { "\(user)@\(endpoint)" }
  public var customMirror: Mirror { Mirror(self, children: ["endpoint": endpoint, "user": user]) }
}
