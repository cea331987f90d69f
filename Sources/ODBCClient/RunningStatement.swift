import CODBC
import Synchronization

/// The statement that runs on a connection, so that another thread can end it.
final class RunningStatement: Sendable {
  private struct State {
    // A number, for a pointer may not leave its thread; it is used under the lock alone.
    var handle: UInt?
    var reason: ODBCError.Code?
  }

  private let state = Mutex(State())

  func set(_ handle: SQLHANDLE?) { state.withLock { $0.handle = handle.map { UInt(bitPattern: $0) } } }

  /// Frees a statement; nobody can be about to cancel it meanwhile.
  func free(_ handle: SQLHANDLE) {
    state.withLock { state in
      state.handle = nil
      SQLFreeHandle(SQLSMALLINT(SQL_HANDLE_STMT), handle)
    }
  }

  /// Ends what runs. Of all calls SQLCancel alone may be made beside another one.
  func cancel(_ reason: ODBCError.Code) {
    state.withLock { state in
      if state.reason == nil { state.reason = reason }
      if let handle = state.handle { SQLCancel(SQLHANDLE(bitPattern: handle)) }
    }
  }

  /// Why it was ended; `nil` where it was not.
  var reason: ODBCError.Code? { state.withLock { $0.reason } }
}
