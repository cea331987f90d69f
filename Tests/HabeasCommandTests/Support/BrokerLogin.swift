import CRabbitMQ
import Glibc

/// What one user of the broker can do there, tried for real: each attempt has a connection of its own, because a refusal closes the
/// channel.
struct BrokerLogin {
  /// The broker refused the connection or the login, or broke off in a way that says nothing of privileges.
  struct Refused: Error {
    let doing: String
    let code: Int
  }

  let port: Int
  let user: String
  let password: String

  func reads(_ queue: String) throws -> Bool {
    try attempt("get from \(queue)") { state in Self.with(queue) { amqp_basic_get(state, 1, $0, 0) } }
  }

  /// Within a transaction, whose commit waits for the broker's verdict; the key is nobody's, so nothing arrives anywhere.
  func publishes(to exchange: String) throws -> Bool {
    try attempt("publish to '\(exchange)'") { state in
      _ = amqp_tx_select(state, 1)
      Self.with(exchange) { exchange in
        Self.with("nobody") { key in _ = amqp_basic_publish(state, 1, exchange, key, 0, 0, nil, key) }
      }
      _ = amqp_tx_commit(state, 1)
      return amqp_get_rpc_reply(state)
    }
  }

  func declares(queue: String) throws -> Bool {
    try attempt("declare the queue \(queue)") { state in
      Self.with(queue) { _ = amqp_queue_declare(state, 1, $0, 0, 0, 0, 1, amqp_table_t()) }
      return amqp_get_rpc_reply(state)
    }
  }

  func declares(exchange: String) throws -> Bool {
    try attempt("declare the exchange \(exchange)") { state in
      Self.with(exchange) { name in
        Self.with("direct") { _ = amqp_exchange_declare(state, 1, name, $0, 0, 0, 1, 0, amqp_table_t()) }
      }
      return amqp_get_rpc_reply(state)
    }
  }

  func deletes(queue: String) throws -> Bool {
    try attempt("delete \(queue)") { state in
      Self.with(queue) { _ = amqp_queue_delete(state, 1, $0, 0, 0) }
      return amqp_get_rpc_reply(state)
    }
  }

  func deletes(exchange: String) throws -> Bool {
    try attempt("delete \(exchange)") { state in
      Self.with(exchange) { _ = amqp_exchange_delete(state, 1, $0, 0) }
      return amqp_get_rpc_reply(state)
    }
  }

  func binds(_ queue: String, to exchange: String) throws -> Bool {
    try attempt("bind \(queue)") { state in
      Self.with(queue) { queue in
        Self.with(exchange) { exchange in
          Self.with("mine") { _ = amqp_queue_bind(state, 1, queue, exchange, $0, amqp_table_t()) }
        }
      }
      return amqp_get_rpc_reply(state)
    }
  }

  /// Whether the broker lets it happen (true) or closes with 403 (false).
  ///
  /// - Throws: ``Refused`` for everything else.
  private func attempt(_ doing: String, _ body: (amqp_connection_state_t) -> amqp_rpc_reply_t) throws -> Bool {
    guard let state = amqp_new_connection() else { throw Refused(doing: doing, code: 0) }
    defer {
      _ = amqp_connection_close(state, AMQP_REPLY_SUCCESS)
      amqp_destroy_connection(state)
    }
    guard let socket = amqp_tcp_socket_new(state), amqp_socket_open(socket, "127.0.0.1", Int32(port)) == AMQP_STATUS_OK.rawValue else {
      throw Refused(doing: "connect", code: 0)
    }
    let login = habeas_amqp_login(state, "habeas", 131_072, 60, "privileges", user, password)
    guard login.reply_type == AMQP_RESPONSE_NORMAL else { throw Refused(doing: "log in", code: Self.code(login)) }
    _ = amqp_channel_open(state, 1)
    let opened = amqp_get_rpc_reply(state)
    guard opened.reply_type == AMQP_RESPONSE_NORMAL else { throw Refused(doing: "open a channel", code: Self.code(opened)) }
    let reply = body(state)
    if reply.reply_type == AMQP_RESPONSE_NORMAL { return true }
    let code = Self.code(reply)
    guard code == Int(AMQP_ACCESS_REFUSED) else { throw Refused(doing: doing, code: code) }
    return false
  }

  /// The code with which the broker closed the channel or the connection; 0 for anything else.
  private static func code(_ reply: amqp_rpc_reply_t) -> Int {
    guard reply.reply_type == AMQP_RESPONSE_SERVER_EXCEPTION, let decoded = reply.reply.decoded else { return 0 }
    switch reply.reply.id {
    case UInt32(AMQP_CHANNEL_CLOSE_METHOD): return Int(decoded.assumingMemoryBound(to: amqp_channel_close_t.self).pointee.reply_code)
    case UInt32(AMQP_CONNECTION_CLOSE_METHOD): return Int(decoded.assumingMemoryBound(to: amqp_connection_close_t.self).pointee.reply_code)
    default: return 0
    }
  }

  private static func with<Result>(_ text: String, _ body: (amqp_bytes_t) -> Result) -> Result {
    text.withCString { body(amqp_cstring_bytes($0)) }
  }
}
