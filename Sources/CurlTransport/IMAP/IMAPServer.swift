/// The server that holds a mailbox, and the login to it.
public struct IMAPServer: Sendable, Hashable {
  public var host: String
  public var port: Int
  public var security: ConnectionSecurity
  public var credentials: Credentials

  /// Certificates to trust (PEM) in place of the system's.
  public var rootCertificateFile: String?

  /// For the connection, TLS and login; 20 s by default.
  public var connectTimeout: Duration

  /// How long the server may stay silent in the middle of a command; 60 s by default.
  public var replyTimeout: Duration

  public init(
    host: String, port: Int, security: ConnectionSecurity, credentials: Credentials, rootCertificateFile: String? = nil,
    connectTimeout: Duration = .seconds(20), replyTimeout: Duration = .seconds(60)
  ) {
    self.host = host
    self.port = port
    self.security = security
    self.credentials = credentials
    self.rootCertificateFile = rootCertificateFile
    self.connectTimeout = connectTimeout
    self.replyTimeout = replyTimeout
  }

  var place: String { "The mailbox server \(host):\(port)" }
}
