/// A file that came, or goes, with a message.
public struct MailAttachment: Sendable, Hashable {
  /// A bare file name: no path, no control characters, at most 200 bytes; `nil` where the message gives none.
  public var fileName: String?

  /// The declared media type in lower case (`application/pdf`). What the bytes really are is for the reader to find out.
  public var mediaType: String

  /// The content, decoded from its transfer encoding.
  public var bytes: [UInt8]

  public init(fileName: String?, mediaType: String, bytes: [UInt8]) {
    self.fileName = fileName
    self.mediaType = mediaType
    self.bytes = bytes
  }
}
