/// Why a connection to the broker could not be made, or ended.
public struct AMQPError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of failure.
  public enum Code: Sendable, Hashable {
    /// The broker cannot be reached, or the connection broke.
    case connection
    /// The peer's certificate, its host name or the TLS handshake was refused.
    case tls
    /// The broker refused the login or the virtual host.
    case authentication
    /// The broker did not answer a call in time, or was silent for two heartbeats.
    case timeout
    /// The broker closed the connection or the channel and said why; see ``AMQPError/replyCode``.
    case closedByBroker
    /// The configuration cannot work.
    case configuration
    /// `run()` was called while it was running, or again after it had ended.
    case alreadyRunning
  }

  public let code: Code

  /// What happened, where, and what to do about it. Never a password, a header or a body.
  public let message: String

  /// The reply code of AMQP 0-9-1 with which the broker closed: 403, 404, 406 and so on.
  public let replyCode: Int?

  public init(_ code: Code, _ message: String, replyCode: Int? = nil) {
    self.code = code
    self.message = message
    self.replyCode = replyCode
  }

  public var description: String { message }
}
