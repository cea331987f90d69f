/// Reads emails, including hostile ones: whatever the bytes are, the answer is a message or a typed error.
///
/// Nothing is fetched or run: references to outside content are ignored.
public enum MailParser {
  /// Parses one message (RFC 5322 and MIME).
  ///
  /// - Throws: ``MailFormatError`` for input that is empty, has no header, or exceeds a limit.
  public static func parse(_ bytes: [UInt8], limits: MailLimits = .init()) throws(MailFormatError) -> MailMessage {
    guard !bytes.isEmpty else { throw MailFormatError(.empty, "The message has no bytes.") }
    guard bytes.count <= limits.maximumBytes else {
      throw MailFormatError(
        .tooManyBytes, "The message has \(bytes.count) bytes; at most \(limits.maximumBytes) are taken.")
    }
    try MessageScan.check(bytes, limits: limits)
    let parsed = try MessageReader.read(bytes, limits: limits)
    let content = try MailContent(of: parsed.root, limits: limits)
    let report = DeliveryReport(in: parsed.root)
    return MailMessage(
      from: parsed.from, replyTo: parsed.replyTo, to: parsed.to, cc: parsed.cc, subject: parsed.subject,
      date: parsed.date, messageID: parsed.messageID, inReplyTo: parsed.inReplyTo, references: parsed.references,
      text: content.text, attachments: content.attachments, headers: parsed.headers,
      autoSubmitted: AutomaticMail.isAutoSubmitted(parsed.headers),
      isBounce: report?.reportsTrouble ?? isBounceWithoutReport(parsed),
      deliveryReport: report)
  }

  private static func isBounceWithoutReport(_ parsed: ParsedMessage) -> Bool {
    parsed.root.reportType == "delivery-status"
      || AutomaticMail.isUnstructuredBounce(parsed.headers, from: parsed.from)
  }
}
