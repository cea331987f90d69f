/// One part of a parsed message, as a value without any tie to the MIME library.
struct MimePart {
  enum Body {
    case leaf([UInt8])
    case multipart([MimePart])
    /// A whole message as a part, with the header that it begins with.
    case message([UInt8], headers: [MailHeader])
  }

  /// `type/subtype` in lower case.
  var mediaType: String
  var charset: String?
  /// The parameters `format` and `delsp` of flowed text (RFC 3676).
  var isFlowed = false
  var deletesSpaces = false
  /// The `report-type` of a `multipart/report`, in lower case.
  var reportType: String?
  var isAttachment: Bool
  var fileName: String?
  var body: Body

  var attachment: MailAttachment? {
    switch body {
    case .leaf(let bytes), .message(let bytes, _):
      MailAttachment(fileName: fileName, mediaType: mediaType, bytes: bytes)
    case .multipart:
      nil
    }
  }

  /// This part and all parts within, outermost first.
  var flattened: [MimePart] {
    guard case .multipart(let parts) = body else { return [self] }
    return [self] + parts.flatMap(\.flattened)
  }
}
