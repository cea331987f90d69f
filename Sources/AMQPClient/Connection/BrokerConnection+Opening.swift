import CRabbitMQ
import Glibc

extension BrokerConnection {
  /// The largest frame that is offered; also RabbitMQ's own default.
  private static let offeredFrameMax: Int32 = 131_072

  /// Connects by TCP and, when configured, TLS. Returns the socket's descriptor.
  static func openSocket(_ state: amqp_connection_state_t, _ configuration: AMQPConfiguration) throws(AMQPError) -> Int32 {
    let socket: OpaquePointer
    if let tls = configuration.tls {
      socket = try secureSocket(state, tls)
    } else {
      guard let plain = amqp_tcp_socket_new(state) else { throw AMQPError(.connection, "Out of memory for a socket.") }
      socket = plain
    }
    var timeout = configuration.connectTimeout.timeval
    let status = amqp_socket_open_noblock(socket, configuration.host, Int32(configuration.port), &timeout)
    guard status == AMQP_STATUS_OK.rawValue else {
      throw AMQPError(status: status, doing: "connecting to \(configuration.host):\(configuration.port)", wasOverdue: false)
    }
    return amqp_get_sockfd(state)
  }

  static func logIn(_ state: amqp_connection_state_t, _ configuration: AMQPConfiguration, _ lease: WatchdogLease) throws(AMQPError) {
    var handshake = configuration.connectTimeout.timeval
    amqp_set_handshake_timeout(state, &handshake)
    // Without it a call waits for ever for a broker that does not answer.
    var rpc = configuration.rpcTimeout.timeval
    amqp_set_rpc_timeout(state, &rpc)
    let heartbeat = Int32(clamping: max(configuration.heartbeat.components.seconds, 1))
    let reply = lease.guarding(configuration.connectTimeout + .seconds(1)) {
      habeas_amqp_login(
        state, configuration.virtualHost, offeredFrameMax, heartbeat, configuration.connectionName, configuration.user,
        configuration.password)
    }
    guard reply.reply_type != AMQP_RESPONSE_NORMAL else { return }
    let doing = "logging in as \(configuration.user) to the virtual host \(configuration.virtualHost)"
    let error = AMQPError(reply: reply, doing: doing, wasOverdue: lease.wasOverdue)
    // RabbitMQ refuses a login with 403 and an unknown or forbidden virtual host with 530.
    let isRefusal = error.replyCode == Int(AMQP_ACCESS_REFUSED) || error.replyCode == Int(AMQP_NOT_ALLOWED)
    throw isRefusal ? AMQPError(.authentication, error.message, replyCode: error.replyCode) : error
  }

  static func openChannel(_ state: amqp_connection_state_t, _ configuration: AMQPConfiguration, _ lease: WatchdogLease) throws(AMQPError) {
    let reply = lease.guarding(configuration.rpcTimeout + .seconds(1)) {
      _ = amqp_channel_open(state, channel)
      return amqp_get_rpc_reply(state)
    }
    guard reply.reply_type != AMQP_RESPONSE_NORMAL else { return }
    throw AMQPError(reply: reply, doing: "opening a channel", wasOverdue: lease.wasOverdue)
  }

  private static func secureSocket(_ state: amqp_connection_state_t, _ tls: AMQPTLS) throws(AMQPError) -> OpaquePointer {
    guard let socket = amqp_ssl_socket_new(state) else { throw AMQPError(.tls, "Cannot make a TLS context.") }
    amqp_ssl_socket_set_verify_peer(socket, 1)
    amqp_ssl_socket_set_verify_hostname(socket, 1)
    guard amqp_ssl_socket_set_ssl_versions(socket, AMQP_TLSv1_2, AMQP_TLSvLATEST) == AMQP_STATUS_OK.rawValue else {
      throw AMQPError(.tls, "The TLS library cannot be held to TLS 1.2 or newer.")
    }
    guard amqp_ssl_socket_set_cacert(socket, tls.certificateAuthorityFile) == AMQP_STATUS_OK.rawValue else {
      throw AMQPError(.configuration, "Cannot read certificates from \(tls.certificateAuthorityFile); it must be a PEM file.")
    }
    if let certificate = tls.certificateFile, let key = tls.privateKeyFile {
      guard amqp_ssl_socket_set_key(socket, certificate, key) == AMQP_STATUS_OK.rawValue else {
        throw AMQPError(.configuration, "Cannot use the client certificate \(certificate) with the key \(key); both must be PEM files.")
      }
    }
    return socket
  }
}

extension AMQPConfiguration {
  /// Throws what would otherwise fail obscurely in the library.
  func check() throws(AMQPError) {
    guard (1...65_535).contains(port) else { throw AMQPError(.configuration, "The broker's port is \(port); it must be from 1 to 65535.") }
    for (name, text) in [
      ("host", host), ("virtual host", virtualHost), ("user", user), ("password", password), ("connection name", connectionName),
    ] where text.utf8.contains(0) {
      throw AMQPError(.configuration, "The broker's \(name) contains a zero byte.")
    }
    if let tls, (tls.certificateFile == nil) != (tls.privateKeyFile == nil) {
      throw AMQPError(.configuration, "A client certificate needs its private key and the other way round; only one is given.")
    }
  }
}
