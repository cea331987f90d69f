import Foundation

extension MailDraft {
  func validate() throws(MailFormatError) {
    guard !to.isEmpty else { throw MailFormatError(.invalidAddress, "The message has no recipient. Name at least one.") }
    try Self.validate([from], field: "From")
    try Self.validate(replyTo, field: "Reply-To")
    try Self.validate(to, field: "To")
    try Self.validate(text: subject, field: "Subject")
    // Up to the last second of the year 9999: four digits are all that RFC 5322 writes.
    guard (0...253_402_300_799).contains(date.timeIntervalSince1970) else {
      throw MailFormatError(.invalidHeader, "The date lies outside the years 1970 to 9999.")
    }
    for identifier in [messageID] + inReplyTo + references { try Self.validate(identifier: identifier) }
    for header in extraHeaders { try Self.validate(header) }
    for (index, attachment) in attachments.enumerated() { try Self.validate(attachment, number: index + 1) }
  }

  /// Fields that the draft's own properties or the encoding write; a second one would contradict them.
  private static let ownFields: Set<String> = [
    "from", "reply-to", "to", "cc", "bcc", "sender", "subject", "message-id", "in-reply-to", "references", "date",
    "mime-version", "content-type", "content-transfer-encoding", "content-disposition", "return-path", "received",
  ]

  private static func validate(_ addresses: [MailAddress], field: String) throws(MailFormatError) {
    for address in addresses {
      if let reason = AddressSyntax.problem(in: address.address) {
        throw MailFormatError(.invalidAddress, "An address in \(field) cannot be used: \(reason).")
      }
      if let name = address.name, !isPrintable(name) {
        throw MailFormatError(.invalidAddress, "A name in \(field) has a line end or control character. Remove it.")
      }
    }
  }

  private static func validate(text: String, field: String) throws(MailFormatError) {
    guard isPrintable(text) else {
      throw MailFormatError(.invalidHeader, "The field \(field) has a line end or control character. Remove it.")
    }
  }

  private static func validate(identifier: String) throws(MailFormatError) {
    let halves = identifier.split(separator: "@", omittingEmptySubsequences: false)
    let isAllowed = identifier.utf8.allSatisfy { $0 > 32 && $0 < 127 && !"<>()[]\\\",;:".utf8.contains($0) }
    guard isAllowed, halves.count == 2, !halves[0].isEmpty, !halves[1].isEmpty, identifier.utf8.count <= 250 else {
      throw MailFormatError(
        .invalidMessageID, "A message identifier must be local@domain in plain ASCII, at most 250 bytes, without brackets.")
    }
  }

  private static func validate(_ header: MailHeader) throws(MailFormatError) {
    guard header.name.utf8.count <= 76, header.name.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: ":") }),
      !header.name.isEmpty
    else { throw MailFormatError(.invalidHeader, "An extra header has a name that RFC 5322 does not allow.") }
    guard !ownFields.contains(header.name.lowercased()) else {
      throw MailFormatError(
        .invalidHeader, "The extra header \(header.name) is written by the draft itself. Set the draft's own property.")
    }
    try validate(text: header.value, field: header.name)
  }

  private static func validate(_ attachment: MailAttachment, number: Int) throws(MailFormatError) {
    guard MediaType.isValid(attachment.mediaType), !attachment.mediaType.lowercased().hasPrefix("multipart/"),
      !attachment.mediaType.lowercased().hasPrefix("message/")
    else {
      throw MailFormatError(
        .invalidMediaType, "Attachment \(number) needs a media type such as application/pdf (no multipart, no message).")
    }
    guard attachment.fileName.map({ FileName.sanitised($0) == $0 }) ?? true else {
      throw MailFormatError(
        .invalidHeader, "Attachment \(number) has a file name with a path, control or reserved characters, or too long.")
    }
  }

  private static func isPrintable(_ text: String) -> Bool {
    !text.unicodeScalars.contains { $0.isControl || $0.isLineBreak }
  }
}
