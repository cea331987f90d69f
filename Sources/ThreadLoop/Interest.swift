/// What to wait for on a descriptor.
public struct Interest: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Bytes, an end of stream or an error can be read, or a connection accepted.
  public static let read = Interest(rawValue: 1)

  /// Bytes can be written, or a connection attempt has ended.
  public static let write = Interest(rawValue: 2)
}
