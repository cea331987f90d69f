import Foundation

/// The private servers that `./dev test` started for this run, read from its environment.
///
/// Every suite shares them and keeps to itself by a database (``withDatabase(preparedBy:_:)``), a virtual host
/// (``withVirtualHost(_:)``) or a mailbox (``LocalMailbox``) of its own. A test that kills or stops a server starts one of
/// its own with ``ThrowawayServer``.
public struct TestServers: Sendable {
  /// The checkout: where `scripts/`, `schemas/` and `controllers/` are.
  public let root: String
  /// The Python with the packages of requirements.txt.
  public let python: String
  public let postgres: Postgres
  public let broker: Broker
  public let mailboxes: Mailboxes
  public let submission: Submission

  /// Reads the variables `HABEAS_TEST_…`.
  ///
  /// - Throws: ``TestServersError`` naming the first variable that is missing or is no port number.
  public init(environment: [String: String]) throws(TestServersError) {
    let read = EnvironmentReader(environment)
    self.root = try read.text("ROOT")
    self.python = try read.text("PYTHON")
    self.postgres = Postgres(
      host: try read.text("POSTGRES_HOST"), port: try read.port("POSTGRES_PORT"), user: try read.text("POSTGRES_USER"),
      password: try read.text("POSTGRES_PASSWORD"))
    self.broker = Broker(
      host: try read.text("AMQP_HOST"), port: try read.port("AMQP_PORT"), managementPort: try read.port("AMQP_MANAGEMENT_PORT"),
      user: try read.text("AMQP_USER"), password: try read.text("AMQP_PASSWORD"))
    self.mailboxes = Mailboxes(
      host: try read.text("IMAP_HOST"), imapPort: try read.port("IMAP_PORT"), lmtpPort: try read.port("IMAP_LMTP_PORT"),
      password: try read.text("IMAP_PASSWORD"))
    self.submission = Submission(
      host: try read.text("SMTP_HOST"), port: try read.port("SMTP_PORT"), sinkDirectory: try read.text("SMTP_SINK_DIR"))
  }

  /// The servers of this run.
  ///
  /// - Throws: ``TestServersError`` when the process was not started by `./dev test`.
  public static func require() throws(TestServersError) -> TestServers {
    try TestServers(environment: ProcessInfo.processInfo.environment)
  }

  /// The servers of this run; the same as ``require()``.
  public static var shared: TestServers {
    get throws(TestServersError) { try require() }
  }
}
