/// One file of an answer.
public struct BundleFile: Hashable, Sendable {
  /// Relative, with `/`; ASCII letters, digits, `-`, `_`, `.` only: never personal data.
  public var path: String
  public var mediaType: String
  public var bytes: [UInt8]

  public init(path: String, mediaType: String, bytes: [UInt8]) {
    self.path = path
    self.mediaType = mediaType
    self.bytes = bytes
  }
}
