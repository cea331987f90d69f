import CRabbitMQ

extension BrokerConnection {
  /// Puts the channel into confirm mode; delivery tags begin at 1.
  func enableConfirms() throws(AMQPError) {
    let reply = guarded {
      _ = amqp_confirm_select(state, Self.channel)
      return amqp_get_rpc_reply(state)
    }
    try check("turning on publisher confirms", reply)
  }

  /// Sends one message, mandatory, so that an unroutable one comes back. The caller has checked its limits and has pumped
  /// ``nextEvent()`` recently; the library may wait for ever here otherwise.
  ///
  /// - Parameter sequence: travels in a header and comes back with a returned message, whose tag the protocol does not tell.
  func publish(_ message: AMQPMessage, sequence: UInt64) throws(AMQPError) {
    defer { arena.reset() }
    var properties = properties(of: message, sequence: sequence)
    let exchange = arena.bytes(message.exchange)
    let routingKey = arena.bytes(message.routingKey)
    // A slow link gets a second more for each quarter of a mebibyte.
    let limit = configuration.rpcTimeout + .seconds(1 + message.body.count / 262_144)
    let status = message.body.withUnsafeBytes { body in
      let bytes = amqp_bytes_t(len: body.count, bytes: UnsafeMutableRawPointer(mutating: body.baseAddress))
      return lease.guarding(limit) {
        amqp_basic_publish(state, Self.channel, exchange, routingKey, 1, 0, &properties, bytes)
      }
    }
    try check("publishing", status: status)
  }

  /// While on, the kernel joins small packets; turn it off after a batch.
  func setCork(_ isOn: Bool) {
    habeas_cork(descriptor, isOn ? 1 : 0)
  }

  private func properties(of message: AMQPMessage, sequence: UInt64) -> amqp_basic_properties_t {
    var properties = amqp_basic_properties_t()
    var flags: amqp_flags_t = 0
    func set(_ text: String?, _ flag: Int32, _ path: WritableKeyPath<amqp_basic_properties_t, amqp_bytes_t>) {
      guard let text else { return }
      properties[keyPath: path] = arena.bytes(text)
      flags |= amqp_flags_t(flag)
    }
    set(message.messageID, AMQP_BASIC_MESSAGE_ID_FLAG, \.message_id)
    set(message.type, AMQP_BASIC_TYPE_FLAG, \.type)
    set(message.correlationID, AMQP_BASIC_CORRELATION_ID_FLAG, \.correlation_id)
    set(message.replyTo, AMQP_BASIC_REPLY_TO_FLAG, \.reply_to)
    set(message.userID, AMQP_BASIC_USER_ID_FLAG, \.user_id)
    set(message.applicationID, AMQP_BASIC_APP_ID_FLAG, \.app_id)
    set(message.contentType, AMQP_BASIC_CONTENT_TYPE_FLAG, \.content_type)
    set(message.contentEncoding, AMQP_BASIC_CONTENT_ENCODING_FLAG, \.content_encoding)
    set(message.expiration.map { String($0.wholeMilliseconds) }, AMQP_BASIC_EXPIRATION_FLAG, \.expiration)
    if let timestamp = message.timestamp {
      properties.timestamp = WireTime.seconds(of: timestamp)
      flags |= amqp_flags_t(AMQP_BASIC_TIMESTAMP_FLAG)
    }
    if let priority = message.priority {
      properties.priority = priority
      flags |= amqp_flags_t(AMQP_BASIC_PRIORITY_FLAG)
    }
    properties.delivery_mode = message.isPersistent ? 2 : 1
    properties.headers = arena.table(message.headers, plus: (ContentAssembler.sequenceHeader, Int64(sequence)))
    properties._flags = flags | amqp_flags_t(AMQP_BASIC_DELIVERY_MODE_FLAG | AMQP_BASIC_HEADERS_FLAG)
    return properties
  }
}
