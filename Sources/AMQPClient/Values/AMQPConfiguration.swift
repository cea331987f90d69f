/// Where the broker is and how to talk to it.
public struct AMQPConfiguration: Sendable, Hashable {
  /// Host name or address.
  public var host: String

  /// 5672 without TLS, 5671 with it, as a rule.
  public var port: Int

  public var virtualHost: String
  public var user: String
  /// Secret.
  public var password: String

  /// `nil` speaks plainly, which suits the loopback interface only.
  public var tls: AMQPTLS?

  /// How often both sides show that they live, in whole seconds, at least 1. A side that is silent for two of them is taken
  /// for dead. The broker may lower it.
  public var heartbeat: Duration

  /// How long to wait for a connection and, separately, for the login.
  public var connectTimeout: Duration

  /// How long the broker may take to answer a call. A client that hangs in one for longer has its socket shut down.
  public var rpcTimeout: Duration

  /// How long a cancelled `run()` goes on settling: a publisher waits for confirms, a consumer lets its handlers finish
  /// before it cancels them.
  public var drainTimeout: Duration

  /// The largest body in bytes that is published. A larger one than the broker's `max_message_size` (128 MiB unless
  /// configured) would cost the channel, and with it the outcome of every message that is under way.
  public var maximumBodySize: Int

  /// The pauses between attempts to connect or to subscribe.
  public var backoff: Backoff

  /// What the broker's operators see as the connection's name.
  public var connectionName: String

  public init(
    host: String, port: Int = 5672, virtualHost: String = "/", user: String, password: String, tls: AMQPTLS? = nil,
    heartbeat: Duration = .seconds(20), connectTimeout: Duration = .seconds(5), rpcTimeout: Duration = .seconds(10),
    drainTimeout: Duration = .seconds(30), maximumBodySize: Int = 134_217_728, backoff: Backoff = Backoff(), connectionName: String = "amqp"
  ) {
    self.host = host
    self.port = port
    self.virtualHost = virtualHost
    self.user = user
    self.password = password
    self.tls = tls
    self.heartbeat = heartbeat
    self.connectTimeout = connectTimeout
    self.rpcTimeout = rpcTimeout
    self.drainTimeout = drainTimeout
    self.maximumBodySize = maximumBodySize
    self.backoff = backoff
    self.connectionName = connectionName
  }
}
