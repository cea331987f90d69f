/// What a client tells about its connection, readable from any thread without waiting for its loop.
final class ConnectionHealth: Sendable {
  private struct State {
    var status = ConnectionStatus.closed
    var lastFailure: AMQPError?
  }

  private let state = Locked(State())

  var status: ConnectionStatus {
    get { state.withLock { $0.status } }
    set { state.withLock { $0.status = newValue } }
  }

  var lastFailure: AMQPError? { state.withLock { $0.lastFailure } }

  func failed(_ error: AMQPError) {
    state.withLock { state in
      state.status = .connecting
      state.lastFailure = error
    }
  }
}
