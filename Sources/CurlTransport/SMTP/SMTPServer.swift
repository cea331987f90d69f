/// The server that takes mail for sending.
public struct SMTPServer: Sendable, Hashable {
  public var host: String
  public var port: Int
  public var security: ConnectionSecurity

  /// `nil` where the server wants no login.
  public var credentials: Credentials?

  /// The name to give in EHLO.
  public var clientName: String

  /// Certificates to trust (PEM) in place of the system's.
  public var rootCertificateFile: String?

  /// For the connection, TLS and login; 15 s by default.
  public var connectTimeout: Duration

  /// For each of the server's replies; 60 s by default. The one to the final dot may take its time: giving up on it
  /// makes the outcome unknown.
  public var replyTimeout: Duration

  /// For the submission as a whole, the hook included; 5 minutes by default.
  public var timeout: Duration

  public init(
    host: String, port: Int, security: ConnectionSecurity, credentials: Credentials? = nil, clientName: String = "localhost",
    rootCertificateFile: String? = nil, connectTimeout: Duration = .seconds(15), replyTimeout: Duration = .seconds(60),
    timeout: Duration = .seconds(300)
  ) {
    self.host = host
    self.port = port
    self.security = security
    self.credentials = credentials
    self.clientName = clientName
    self.rootCertificateFile = rootCertificateFile
    self.connectTimeout = connectTimeout
    self.replyTimeout = replyTimeout
    self.timeout = timeout
  }
}
