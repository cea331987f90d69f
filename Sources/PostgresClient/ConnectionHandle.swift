import CLibPQ

/// Owns a libpq connection; the last reference closes it.
///
/// `@unchecked` is sound: only the actor that holds it calls libpq with it, and libpq does not mind on which thread a
/// connection is closed as long as nobody uses it.
final class ConnectionHandle: @unchecked Sendable {
  let pointer: OpaquePointer

  /// Takes over the connection.
  init(_ pointer: OpaquePointer) {
    self.pointer = pointer
  }

  deinit {
    PQfinish(pointer)
  }
}
