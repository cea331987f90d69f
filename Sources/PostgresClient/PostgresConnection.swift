import CLibPQ
import Glibc
import ThreadLoop

/// One session with the server, driven on a loop's thread.
///
/// It stays in libpq's pipeline mode, so that preparing a statement, running it and several others take one round trip.
/// One exchange runs at a time; more wait their turn.
actor PostgresConnection {
  /// How long the server may take to act on a cancellation before the connection is given up.
  static let cancelGrace: Duration = .seconds(5)

  nonisolated let id: PoolState.ConnectionID
  nonisolated let loop: ThreadLoop
  nonisolated let configuration: PostgresConfiguration
  nonisolated let waiter: DescriptorWaiter

  /// `nil` before it is open and once it is closed.
  var handle: ConnectionHandle?
  var canceller: QueryCanceller?
  var cancelsUnderWay = 0
  var cancelEnded: CheckedContinuation<Void, Never>?
  var statements = StatementCache(capacity: 256)
  var mustDeallocateAll = false
  private var cursors = 0
  /// The transaction that has the lease, if any.
  var transaction: TransactionLease?

  private var isBusy = false
  private var turns: [CheckedContinuation<Void, Never>] = []

  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  init(id: PoolState.ConnectionID, configuration: PostgresConfiguration, loop: ThreadLoop) {
    guard let waiter = loop.waiter as? DescriptorWaiter else {
      preconditionFailure("A PostgreSQL connection needs a loop with a DescriptorWaiter; “\(loop.name)” has another waiter.")
    }
    self.id = id
    self.configuration = configuration
    self.loop = loop
    self.waiter = waiter
  }

  /// Whether the session is fit for another lease: open, and outside any transaction.
  var isReusable: Bool {
    guard let pointer = handle?.pointer, !isBusy else { return false }
    return PQstatus(pointer) == CONNECTION_OK && PQtransactionStatus(pointer) == PQTRANS_IDLE
  }

  /// Whether an idle session is still there; one system call.
  func isAlive() -> Bool {
    guard let pointer = handle?.pointer else { return false }
    // Anything to read while nobody asked is the server's farewell, an end of stream or (rarely) the news of a changed
    // setting; in each case a fresh session is the simple answer.
    var byte: UInt8 = 0
    let count = recv(PQsocket(pointer), &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT))
    return count < 0 && (errno == EAGAIN || errno == EINTR) && PQstatus(pointer) == CONNECTION_OK
  }

  func lease(_ lease: TransactionLease) {
    transaction = lease
  }

  func makeCursorName() -> String {
    cursors += 1
    return "stream_\(cursors)"
  }

  /// A lease stays until its transaction ends, so that a late statement is told of the loss and not of a missing lease.
  func close() {
    handle = nil
    canceller = nil
  }

  nonisolated func closeOnLoop() {
    assumeIsolated { $0.close() }
  }

  /// Runs the body when all exchanges before it have ended.
  func inTurn<Value: Sendable>(_ body: () async -> Value) async -> Value {
    if isBusy {
      await withCheckedContinuation { turns.append($0) }
    } else {
      isBusy = true
    }
    let value = await body()
    if turns.isEmpty { isBusy = false } else { turns.removeFirst().resume() }
    return value
  }

  /// Waits for the socket.
  func wait(
    for interest: Interest, until deadline: ContinuousClock.Instant?, operation: Operation?
  ) async -> Readiness {
    guard let handle else { return .cancelled }
    let readiness = await withCheckedContinuation { continuation in
      let registration = waiter.waitUntilReady(PQsocket(handle.pointer), interest, deadline: deadline) {
        continuation.resume(returning: $0)
      }
      operation?.park(.descriptor(waiter, registration))
    }
    operation?.park(nil)
    return readiness
  }
}
