/// How much one scan may cost. What needs more is not read; the scan itself is kept all the same.
public struct ScanLimits: Hashable, Sendable {
  /// Pages that are read. Default 40.
  public var pages = 40
  /// Seconds for the whole scan, by the clock. Default 180.
  public var seconds = 180
  /// Address space of a child process in bytes. Default 2 GiB: tesseract with four languages needs about 500 MiB.
  public var childMemory: UInt64 = 2 << 30
  /// The largest file that a child may write, in bytes. Default 256 MiB.
  public var childFile: UInt64 = 256 << 20
  /// The recognised words of one page with their places, in bytes. Default 8 MiB.
  public var pageOutput = 8 << 20

  public init() {}
}
