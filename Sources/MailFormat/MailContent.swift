/// The reading text of a message and everything else in it.
struct MailContent {
  private(set) var text = ""
  private(set) var attachments: [MailAttachment] = []

  init(of root: MimePart, limits: MailLimits) throws(MailFormatError) {
    let texts = try read(root, limits: limits)
    text = texts.joined(separator: "\n\n")
  }

  /// Returns the texts of a part in reading order, and collects what is no text.
  private mutating func read(_ part: MimePart, limits: MailLimits) throws(MailFormatError) -> [String] {
    switch part.body {
    case .message:
      collect(part)
      return []
    case .leaf(let bytes):
      guard !part.isAttachment, let text = try Self.text(part, bytes, limits: limits) else {
        // A part without content and name (an empty body, a stray boundary) is nothing to hand on.
        if !bytes.isEmpty || part.fileName != nil { collect(part) }
        return []
      }
      return text.isBlank ? [] : [text]
    case .multipart(let parts) where part.mediaType == "multipart/alternative":
      return try readAlternatives(parts, limits: limits)
    case .multipart(let parts):
      var texts: [String] = []
      for part in parts { texts += try read(part, limits: limits) }
      return texts
    }
  }

  /// Plain text is preferred; where it is blank, the richest readable alternative speaks.
  /// Alternatives of the chosen text are dropped, but for what is no rendering of it (a calendar, say).
  private mutating func readAlternatives(_ parts: [MimePart], limits: MailLimits) throws(MailFormatError) -> [String] {
    let plain = parts.filter { $0.mediaType == "text/plain" && !$0.isAttachment }
    let rest = parts.filter { $0.mediaType != "text/plain" || $0.isAttachment }
    var texts: [String] = []
    for part in plain { texts += try read(part, limits: limits) }
    for part in rest.reversed() {
      let alternative = try read(part, limits: limits)
      if texts.isEmpty { texts = alternative }
    }
    return texts
  }

  private mutating func collect(_ part: MimePart) {
    if let attachment = part.attachment { attachments.append(attachment) }
  }

  private static func text(_ part: MimePart, _ bytes: [UInt8], limits: MailLimits) throws(MailFormatError) -> String? {
    guard ["text/plain", "text/html"].contains(part.mediaType) else { return nil }
    let decoded = CharsetDecoder.decode(bytes, charset: part.charset)
    guard decoded.utf8.count <= limits.maximumTextBytes else {
      throw MailFormatError(
        .textTooLong,
        "A text part has \(decoded.utf8.count) bytes as UTF-8; at most \(limits.maximumTextBytes) are taken.")
    }
    if part.mediaType == "text/html" { return HTMLText.extract(from: decoded) }
    let text = decoded.normalisedLines
    return part.isFlowed ? FlowedText.unflow(text, deletesSpaces: part.deletesSpaces) : text
  }
}
