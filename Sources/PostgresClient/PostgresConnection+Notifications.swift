import CLibPQ
import ThreadLoop

extension PostgresConnection {
  /// A notification that has arrived, if any.
  func takeNotification() -> (channel: String, payload: String)? {
    guard let pointer = handle?.pointer, let notification = PQnotifies(pointer) else { return nil }
    defer { PQfreemem(notification) }
    return (String(cString: notification.pointee.relname), String(cString: notification.pointee.extra))
  }

  /// Waits until the server says something. False when the connection is lost or the operation cancelled.
  func awaitInput(_ operation: Operation) async -> Bool {
    guard handle != nil else { return false }
    let hidden = handle.map { PQsslInUse($0.pointer) != 0 } ?? false
    let limit = hidden ? ContinuousClock.now + .milliseconds(500) : nil
    if await wait(for: .read, until: limit, operation: operation) == .cancelled { return false }
    guard let pointer = handle?.pointer, PQconsumeInput(pointer) == 1, PQstatus(pointer) == CONNECTION_OK else {
      close()
      return false
    }
    return true
  }
}
