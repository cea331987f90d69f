extension TestServers {
  /// PostgreSQL, with its superuser.
  public struct Postgres: Sendable {
    public let host: String
    public let port: Int
    public let user: String
    public let password: String

    public init(host: String, port: Int, user: String, password: String) {
      (self.host, self.port, self.user, self.password) = (host, port, user, password)
    }
  }

  /// RabbitMQ, with its administrator.
  public struct Broker: Sendable {
    public let host: String
    public let port: Int
    /// The port of the management HTTP API.
    public let managementPort: Int
    public let user: String
    public let password: String

    public init(host: String, port: Int, managementPort: Int, user: String, password: String) {
      (self.host, self.port, self.managementPort, self.user, self.password) = (host, port, managementPort, user, password)
    }
  }

  /// Dovecot: any `<name>@<domain>` logs in with the one password.
  public struct Mailboxes: Sendable {
    public let host: String
    public let imapPort: Int
    public let lmtpPort: Int
    public let password: String

    public init(host: String, imapPort: Int, lmtpPort: Int, password: String) {
      (self.host, self.imapPort, self.lmtpPort, self.password) = (host, imapPort, lmtpPort, password)
    }
  }

  /// The SMTP server that keeps every message.
  public struct Submission: Sendable {
    public let host: String
    public let port: Int
    /// The folder that ``SMTPSink`` reads.
    public let sinkDirectory: String

    public init(host: String, port: Int, sinkDirectory: String) {
      (self.host, self.port, self.sinkDirectory) = (host, port, sinkDirectory)
    }
  }
}
