public import AMQPClient

extension BrokerSettings {
  /// What a client needs to connect.
  ///
  /// - Parameters:
  ///   - connectionName: What the broker's operators see, such as `case-intake consumer`.
  ///   - drain: How long a client goes on settling after shutdown: `shutdown.drainSeconds`.
  public func amqp(connectionName: String, drain: Duration = .seconds(30)) -> AMQPConfiguration {
    var configuration = AMQPConfiguration(
      host: host, port: port, virtualHost: virtualHost, user: user, password: password, drainTimeout: drain, connectionName: connectionName)
    if case .verifyFull(let file) = tls { configuration.tls = file.map { AMQPTLS(certificateAuthorityFile: $0) } ?? AMQPTLS() }
    return configuration
  }
}
