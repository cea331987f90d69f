import Glibc

extension Duration {
  /// Clamped to what fits, never negative.
  var wholeNanoseconds: UInt64 {
    let (seconds, attoseconds) = components
    guard seconds >= 0, attoseconds >= 0 else { return 0 }
    // Three hundred years less would do for a timeout.
    return UInt64(min(seconds, 9_000_000_000)) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
  }

  /// Rounded down; never negative.
  var wholeMilliseconds: Int64 { Int64(wholeNanoseconds / 1_000_000) }

  /// For C calls.
  var timeval: timeval {
    let nanoseconds = wholeNanoseconds
    return Glibc.timeval(tv_sec: Int(nanoseconds / 1_000_000_000), tv_usec: Int(nanoseconds % 1_000_000_000 / 1000))
  }
}
