import CRabbitMQ
import Glibc

extension BrokerConnection {
  /// The next thing that the broker has sent, or `nil` when nothing more is here now. Never waits for one.
  ///
  /// It also sends this side's heartbeat when it is due and notices a silent broker, so it must be called at less than half
  /// the heartbeat, whether anything came or not. Frames are dispatched one by one: the library's own message call gives up
  /// at a frame that is not a delivery.
  func nextEvent() throws(AMQPError) -> BrokerEvent? {
    while true {
      var frame = amqp_frame_t()
      var atOnce = timeval(tv_sec: 0, tv_usec: 0)
      let status = guarded { amqp_simple_wait_frame_noblock(state, &frame, &atOnce) }
      if status == AMQP_STATUS_TIMEOUT.rawValue { return nil }
      guard status == AMQP_STATUS_OK.rawValue else {
        throw AMQPError(status: status, doing: "reading from the broker", wasOverdue: lease.wasOverdue)
      }
      // What the frame points to is the library's until the next call; everything is copied before.
      defer { amqp_maybe_release_buffers_on_channel(state, frame.channel) }
      if let event = try event(of: frame) { return event }
    }
  }

  private func event(of frame: amqp_frame_t) throws(AMQPError) -> BrokerEvent? {
    switch Int32(frame.frame_type) {
    case AMQP_FRAME_METHOD:
      return try event(of: frame.payload.method)
    case AMQP_FRAME_HEADER:
      let header = frame.payload.properties
      guard let decoded = header.decoded else { return nil }
      let properties = decoded.assumingMemoryBound(to: amqp_basic_properties_t.self).pointee
      return assembler.header(bodySize: header.body_size) { WireReader.fill(&$0, from: properties) }
    case AMQP_FRAME_BODY:
      return assembler.body(WireReader.buffer(frame.payload.body_fragment))
    default:
      // A heartbeat that the library queued while it was busy with something else.
      return nil
    }
  }

  private func event(of method: amqp_method_t) throws(AMQPError) -> BrokerEvent? {
    guard let decoded = method.decoded else { return nil }
    switch method.id {
    case AMQP_BASIC_DELIVER_METHOD:
      let deliver = decoded.assumingMemoryBound(to: amqp_basic_deliver_t.self).pointee
      assembler.begin(
        .deliver(tag: deliver.delivery_tag, consumerTag: WireReader.text(deliver.consumer_tag), redelivered: deliver.redelivered != 0),
        exchange: WireReader.text(deliver.exchange), routingKey: WireReader.text(deliver.routing_key))
      return nil
    case AMQP_BASIC_RETURN_METHOD:
      let returned = decoded.assumingMemoryBound(to: amqp_basic_return_t.self).pointee
      assembler.begin(
        .returned(code: Int(returned.reply_code), text: WireReader.text(returned.reply_text)),
        exchange: WireReader.text(returned.exchange), routingKey: WireReader.text(returned.routing_key))
      return nil
    case AMQP_BASIC_ACK_METHOD:
      let ack = decoded.assumingMemoryBound(to: amqp_basic_ack_t.self).pointee
      return .confirmed(tag: ack.delivery_tag, multiple: ack.multiple != 0, isPositive: true)
    case AMQP_BASIC_NACK_METHOD:
      let nack = decoded.assumingMemoryBound(to: amqp_basic_nack_t.self).pointee
      return .confirmed(tag: nack.delivery_tag, multiple: nack.multiple != 0, isPositive: false)
    case AMQP_BASIC_CANCEL_METHOD:
      let cancel = decoded.assumingMemoryBound(to: amqp_basic_cancel_t.self).pointee
      return .consumerCancelled(consumerTag: WireReader.text(cancel.consumer_tag))
    case AMQP_CONNECTION_BLOCKED_METHOD:
      let blocked = decoded.assumingMemoryBound(to: amqp_connection_blocked_t.self).pointee
      return .blocked(reason: WireReader.text(blocked.reason))
    case AMQP_CONNECTION_UNBLOCKED_METHOD:
      return .unblocked
    case AMQP_CHANNEL_CLOSE_METHOD, AMQP_CONNECTION_CLOSE_METHOD:
      let error = AMQPError(close: method, doing: "the connection was in use")
      answerClose(method.id)
      throw error
    default:
      return nil
    }
  }

  /// The broker waits for this before it forgets a channel or a connection that it closed.
  func answerClose(_ method: amqp_method_number_t) {
    guarded {
      if method == AMQP_CHANNEL_CLOSE_METHOD {
        var answer = amqp_channel_close_ok_t()
        amqp_send_method(state, Self.channel, AMQP_CHANNEL_CLOSE_OK_METHOD, &answer)
      } else {
        var answer = amqp_connection_close_ok_t()
        amqp_send_method(state, 0, AMQP_CONNECTION_CLOSE_OK_METHOD, &answer)
      }
    }
  }
}
