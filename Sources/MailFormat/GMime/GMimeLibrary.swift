import CGMime

/// The library's global state.
///
/// GMime's objects have no locks, and need none here: each lives within one call of the reader or the writer. Only the
/// start-up is shared, and a `static let` runs once.
enum GMimeLibrary {
  private static let started: Void = g_mime_init()

  static func start() {
    _ = started
  }
}

extension String {
  /// A copy of the library's string, mended where it is not UTF-8; `nil` for a null pointer.
  init?(library pointer: UnsafePointer<CChar>?) {
    guard let pointer else { return nil }
    self.init(cString: pointer)
  }

  /// Takes over a string that the library has allocated for its caller.
  init?(taking pointer: UnsafeMutablePointer<CChar>?) {
    guard let pointer else { return nil }
    defer { g_free(pointer) }
    self.init(cString: pointer)
  }
}
