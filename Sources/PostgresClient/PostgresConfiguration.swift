/// Where a PostgreSQL database is, and how to log in to it.
public struct PostgresConfiguration: Sendable {
  /// A host name, an address, or the absolute path of the directory that holds the server's socket.
  public var host: String

  /// The TCP port, or the number in the socket's name.
  public var port: Int

  public var database: String
  public var user: String

  /// Secret. `nil` where the server trusts the peer or takes a client certificate.
  public var password: String?

  public var tls: TLSMode

  /// How the sessions are named in `pg_stat_activity`.
  public var applicationName: String

  /// How long one attempt to connect may take; also, how long a call waits while no connection can be made at all.
  public var connectTimeout: Duration

  /// Server settings for each session, such as `statement_timeout` or `search_path`.
  ///
  /// The client sets `datestyle`, `intervalstyle`, `timezone` (UTC) and `bytea_output` itself, because it decodes their
  /// formats; an entry here wins over `timezone` alone.
  public var options: [String: String]

  public init(
    host: String, port: Int = 5432, database: String, user: String, password: String? = nil, tls: TLSMode = .prefer,
    applicationName: String = "", connectTimeout: Duration = .seconds(10), options: [String: String] = [:]
  ) {
    self.host = host
    self.port = port
    self.database = database
    self.user = user
    self.password = password
    self.tls = tls
    self.applicationName = applicationName
    self.connectTimeout = connectTimeout
    self.options = options
  }
}

extension PostgresConfiguration: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Never shows the password.
  public var description: String { "\(user)@\(endpoint)/\(database)" }

  public var debugDescription: String { description }

  public var customMirror: Mirror { Mirror(self, children: ["endpoint": endpoint, "database": database, "user": user]) }

  /// For messages: the host and port, or the socket's path.
  var endpoint: String { usesSocket ? "\(host)/.s.PGSQL.\(port)" : "\(host):\(port)" }

  var usesSocket: Bool { host.hasPrefix("/") }
}
