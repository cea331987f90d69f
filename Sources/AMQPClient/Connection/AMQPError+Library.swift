import CRabbitMQ

extension AMQPError {
  /// From one of the library's status codes.
  init(status: Int32, doing: String, wasOverdue: Bool) {
    let text = String(cString: amqp_error_string2(status))
    if wasOverdue {
      self.init(.timeout, "The broker did not take or answer a call in time while \(doing); the connection was shut down.")
      return
    }
    switch status {
    case AMQP_STATUS_HEARTBEAT_TIMEOUT.rawValue:
      self.init(.timeout, "The broker was silent for two heartbeats while \(doing).")
    case AMQP_STATUS_TIMEOUT.rawValue:
      self.init(.timeout, "The broker did not answer in time while \(doing).")
    case AMQP_STATUS_SSL_HOSTNAME_VERIFY_FAILED.rawValue:
      self.init(.tls, "The broker's certificate has no DNS name that matches the host, while \(doing).")
    case AMQP_STATUS_SSL_ERROR.rawValue, AMQP_STATUS_SSL_PEER_VERIFY_FAILED.rawValue, AMQP_STATUS_SSL_CONNECTION_FAILED.rawValue:
      self.init(.tls, "TLS failed while \(doing): \(text). Check the certificate authority file and the broker's certificate.")
    default:
      self.init(.connection, "The connection failed while \(doing): \(text).")
    }
  }

  /// From an answer that is not the expected one.
  init(reply: amqp_rpc_reply_t, doing: String, wasOverdue: Bool) {
    switch reply.reply_type {
    case AMQP_RESPONSE_LIBRARY_EXCEPTION:
      self.init(status: reply.library_error, doing: doing, wasOverdue: wasOverdue)
    case AMQP_RESPONSE_SERVER_EXCEPTION:
      self.init(close: reply.reply, doing: doing)
    default:
      self.init(.connection, "The broker gave no answer while \(doing).")
    }
  }

  /// From the broker's `connection.close` or `channel.close`.
  init(close method: amqp_method_t, doing: String) {
    var code: UInt16 = 0
    var text = "no reason"
    if method.id == AMQP_CONNECTION_CLOSE_METHOD, let decoded = method.decoded {
      let close = decoded.assumingMemoryBound(to: amqp_connection_close_t.self).pointee
      (code, text) = (close.reply_code, WireReader.text(close.reply_text))
    } else if method.id == AMQP_CHANNEL_CLOSE_METHOD, let decoded = method.decoded {
      let close = decoded.assumingMemoryBound(to: amqp_channel_close_t.self).pointee
      (code, text) = (close.reply_code, WireReader.text(close.reply_text))
    }
    self.init(.closedByBroker, "The broker closed while \(doing): \(code) \(text)", replyCode: Int(code))
  }
}
