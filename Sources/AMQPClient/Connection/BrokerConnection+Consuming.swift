import CRabbitMQ

extension BrokerConnection {
  /// How many deliveries of each subscription may be unsettled at once. Quorum queues know no limit for a whole channel.
  func setPrefetch(_ count: Int) throws(AMQPError) {
    let reply = guarded {
      _ = amqp_basic_qos(state, Self.channel, 0, UInt16(clamping: count), 0)
      return amqp_get_rpc_reply(state)
    }
    try check("setting the prefetch count", reply)
  }

  /// Whether a queue is there. The broker closes the channel over a missing one; it is then opened anew, so only ask while
  /// nothing is subscribed.
  func hasQueue(_ queue: String) throws(AMQPError) -> Bool {
    defer { arena.reset() }
    let name = arena.bytes(queue)
    let reply = guarded {
      _ = amqp_queue_declare(state, Self.channel, name, 1, 0, 0, 0, amqp_table_t(num_entries: 0, entries: nil))
      return amqp_get_rpc_reply(state)
    }
    guard reply.reply_type != AMQP_RESPONSE_NORMAL else { return true }
    let error = AMQPError(reply: reply, doing: "looking for the queue \(queue)", wasOverdue: lease.wasOverdue)
    guard error.replyCode == Int(AMQP_NOT_FOUND), reply.reply.id == AMQP_CHANNEL_CLOSE_METHOD else { throw error }
    answerClose(AMQP_CHANNEL_CLOSE_METHOD)
    try Self.openChannel(state, configuration, lease)
    return false
  }

  /// Subscribes a queue under a tag of the caller's choice, with explicit settlement.
  func consume(_ queue: String, consumerTag: String) throws(AMQPError) {
    defer { arena.reset() }
    let name = arena.bytes(queue)
    let tag = arena.bytes(consumerTag)
    let reply = guarded {
      _ = amqp_basic_consume(state, Self.channel, name, tag, 0, 0, 0, amqp_table_t(num_entries: 0, entries: nil))
      return amqp_get_rpc_reply(state)
    }
    try check("subscribing the queue \(queue)", reply)
  }

  /// Ends a subscription. Deliveries that are under way still come.
  func cancel(consumerTag: String) throws(AMQPError) {
    defer { arena.reset() }
    let tag = arena.bytes(consumerTag)
    let reply = guarded {
      _ = amqp_basic_cancel(state, Self.channel, tag)
      return amqp_get_rpc_reply(state)
    }
    try check("cancelling a subscription", reply)
  }

  func settle(tag: UInt64, _ settlement: Settlement) throws(AMQPError) {
    let status = guarded {
      switch settlement {
      case .ack: amqp_basic_ack(state, Self.channel, tag, 0)
      case .requeue: amqp_basic_nack(state, Self.channel, tag, 0, 1)
      case .deadLetter: amqp_basic_nack(state, Self.channel, tag, 0, 0)
      }
    }
    try check("settling a delivery", status: status)
  }
}
