/// A transaction's hold on a connection.
struct TransactionLease: Sendable, Equatable {
  let token: UInt64

  /// The BEGIN that still has to be sent: it travels with the first statement and costs no round trip of its own.
  var pendingBegin: String?
}
