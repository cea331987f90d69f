/// The private servers, named as their scripts under `scripts/servers/`.
public enum ServerKind: String, Sendable, CaseIterable {
  case postgres
  case rabbitmq
  case dovecot
  case smtpSink = "smtp-sink"
  case mariadb

  /// How many ports the script takes: AMQP, management, Erlang's port mapper and distribution for RabbitMQ, IMAP and LMTP
  /// for Dovecot.
  var portCount: Int {
    switch self {
    case .postgres, .smtpSink, .mariadb: 1
    case .dovecot: 2
    case .rabbitmq: 4
    }
  }
}
