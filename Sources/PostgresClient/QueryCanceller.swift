import CLibPQ
import Dispatch

/// Asks the server to cancel what one connection runs.
///
/// `@unchecked` is sound: libpq documents `PQcancel` as safe to call from any thread, and the handle never changes.
final class QueryCanceller: @unchecked Sendable {
  private let handle: OpaquePointer

  init?(_ connection: ConnectionHandle) {
    guard let handle = PQgetCancel(connection.pointer) else { return nil }
    self.handle = handle
  }

  deinit {
    PQfreeCancel(handle)
  }

  /// Sends the request over a connection of its own.
  ///
  /// libpq 15 can do so only by blocking, so it happens on a thread that nothing else waits for.
  ///
  /// - Parameter completion: called when the server has acted on the request, or it failed; on any thread.
  func send(completion: @escaping @Sendable () -> Void) {
    DispatchQueue.global().async {
      var text = [CChar](repeating: 0, count: 256)
      // A failed request is not reported: the query's own reply, or the lack of one, decides.
      _ = PQcancel(self.handle, &text, Int32(text.count))
      completion()
    }
  }
}
