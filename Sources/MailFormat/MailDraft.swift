public import Foundation

/// An email to be sent.
///
/// Equal drafts encode to equal bytes, so what was approved or recorded can be compared with what goes out.
public struct MailDraft: Sendable, Hashable {
  public var from: MailAddress
  public var replyTo: [MailAddress]
  public var to: [MailAddress]
  public var subject: String

  /// `local@domain`, without angle brackets; the sender chooses it, so that a second attempt can be recognised.
  public var messageID: String

  /// Message identifiers without angle brackets, the oldest first.
  public var inReplyTo: [String]
  public var references: [String]

  /// To the second; written in UTC.
  public var date: Date

  /// Plain text, of any line ends.
  public var text: String

  public var attachments: [MailAttachment]

  /// Further fields, such as `Auto-Submitted` (RFC 3834); none that this type or MIME writes itself.
  public var extraHeaders: [MailHeader]

  public init(
    from: MailAddress, replyTo: [MailAddress] = [], to: [MailAddress], subject: String, messageID: String,
    inReplyTo: [String] = [], references: [String] = [], date: Date, text: String,
    attachments: [MailAttachment] = [], extraHeaders: [MailHeader] = []
  ) {
    self.from = from
    self.replyTo = replyTo
    self.to = to
    self.subject = subject
    self.messageID = messageID
    self.inReplyTo = inReplyTo
    self.references = references
    self.date = date
    self.text = text
    self.attachments = attachments
    self.extraHeaders = extraHeaders
  }

  /// The message as it goes over the wire: RFC 5322 and MIME, in ASCII, lines of at most 998 bytes that end in CRLF.
  ///
  /// - Throws: ``MailFormatError`` where an address, identifier or header is not one, or holds a line end or another
  ///   control character with which it could forge a header.
  public func encoded() throws(MailFormatError) -> [UInt8] {
    try validate()
    return try MessageWriter.write(self)
  }
}
