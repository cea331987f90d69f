import CRabbitMQ
import Glibc

/// One connection with its one channel: every call into librabbitmq goes through here.
///
/// Not thread-safe, like the library: it lives on its client's thread. A connection that threw anything but a missing queue
/// is of no more use; drop it. Every call is bounded, by the library's timeouts or else by the ``Watchdog``.
final class BrokerConnection {
  /// The only channel.
  static let channel: amqp_channel_t = 1

  let configuration: AMQPConfiguration

  /// The limit of a frame, as negotiated.
  let frameMax: Int

  /// The heartbeat as negotiated; zero when the broker has turned it off.
  let heartbeat: Duration

  let state: amqp_connection_state_t
  let lease: WatchdogLease
  let arena = WireArena()
  var assembler = ContentAssembler()

  /// Connects, logs in and opens the channel. Blocks for the configured timeouts at most; looking up a host name has
  /// the resolver's own.
  init(_ configuration: AMQPConfiguration) throws(AMQPError) {
    try configuration.check()
    guard let state = amqp_new_connection() else { throw AMQPError(.connection, "Out of memory for a connection to the broker.") }
    do throws(AMQPError) {
      let socket = try Self.openSocket(state, configuration)
      guard let lease = WatchdogLease(socket: socket) else {
        throw AMQPError(.connection, "Cannot duplicate the broker's socket: error number \(errno).")
      }
      Watchdog.shared.add(lease)
      do throws(AMQPError) {
        try Self.logIn(state, configuration, lease)
        try Self.openChannel(state, configuration, lease)
      } catch {
        Watchdog.shared.remove(lease)
        throw error
      }
      self.lease = lease
    } catch {
      amqp_destroy_connection(state)
      throw error
    }
    self.configuration = configuration
    self.state = state
    frameMax = Int(amqp_get_frame_max(state))
    heartbeat = .seconds(Int64(amqp_get_heartbeat(state)))
  }

  deinit {
    Watchdog.shared.remove(lease)
    // Closes the socket; it neither sends nor waits.
    amqp_destroy_connection(state)
  }

  /// For poll(2). It stays open as long as the connection object lives.
  var descriptor: Int32 { lease.descriptor }

  /// Whether the socket takes at least a frame without waiting.
  var isWritable: Bool {
    var polled = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return poll(&polled, 1, 0) > 0
  }

  /// Says goodbye to the broker, which then knows that nothing was lost, and waits for its answer.
  func close() {
    _ = guarded { amqp_connection_close(state, AMQP_REPLY_SUCCESS) }
  }

  /// Checks the status that a call ended with.
  func check(_ doing: String, status: Int32) throws(AMQPError) {
    guard status != AMQP_STATUS_OK.rawValue else { return }
    throw AMQPError(status: status, doing: doing, wasOverdue: lease.wasOverdue)
  }

  /// Checks the broker's answer to a call that waits for one.
  func check(_ doing: String, _ reply: amqp_rpc_reply_t) throws(AMQPError) {
    guard reply.reply_type != AMQP_RESPONSE_NORMAL else { return }
    throw AMQPError(reply: reply, doing: doing, wasOverdue: lease.wasOverdue)
  }

  func guarded<Result>(_ call: () -> Result) -> Result {
    lease.guarding(callLimit, call)
  }

  /// A little more than the library's own limit, which should come first.
  private var callLimit: Duration { configuration.rpcTimeout + .seconds(1) }
}
