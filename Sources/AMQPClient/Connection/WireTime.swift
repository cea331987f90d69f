import struct Foundation.Date

/// The protocol's time stamps: whole seconds since 1970, not negative.
enum WireTime {
  static func seconds(of date: Date) -> UInt64 {
    UInt64(exactly: max(date.timeIntervalSince1970, 0).rounded(.down)) ?? 0
  }

  static func date(_ seconds: UInt64) -> Date {
    Date(timeIntervalSince1970: Double(seconds))
  }
}
