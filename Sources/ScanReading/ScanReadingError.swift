/// A scan that could not be read. No message has anything of the scan's content or name in it.
public struct ScanReadingError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Hashable, Sendable {
    /// No PDF, TIFF, PNG or JPEG.
    case unknownFormat = "unknown-format"
    /// The programs found no picture in it, or needed more than the limits give them.
    case unreadable
    /// It took longer than ``ScanLimits/seconds``.
    case timeLimit = "time-limit"
    /// A program or a language is not installed, or there is no room for temporary files: no fault of the scan.
    case unavailable
  }

  public let code: Code
  public let description: String

  init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }

  /// Whether trying again later can help.
  public var isRetriable: Bool { code == .unavailable }
}
