public import Foundation

/// An email as its reader needs it: who, about what, in plain text, with which files. Made by ``MailParser``.
public struct MailMessage: Sendable, Hashable {
  public var from: [MailAddress]
  public var replyTo: [MailAddress]
  public var to: [MailAddress]
  public var cc: [MailAddress]

  /// The subject, decoded; empty where there is none.
  public var subject: String

  /// What the sender's clock said; `nil` where it is missing or unreadable.
  public var date: Date?

  /// Without angle brackets.
  public var messageID: String?

  /// Message identifiers, without angle brackets.
  public var inReplyTo: [String]
  public var references: [String]

  /// The best plain text: `text/plain` parts, else text extracted from HTML. Lines end in `\n`.
  public var text: String

  /// Every part that is not part of ``text``. An attached message is one attachment of type `message/rfc822`.
  public var attachments: [MailAttachment]

  /// All header fields of the message and of its outermost part, in their order.
  public var headers: [MailHeader]

  /// A machine sent it, so no machine may answer it (RFC 3834).
  public var autoSubmitted: Bool

  /// A report of failed or delayed delivery (RFC 3464), or what older servers send in its place.
  public var isBounce: Bool

  /// What a delivery status notification says (RFC 3464); `nil` where the message is none.
  public var deliveryReport: DeliveryReport?

  /// The value of the first header field of that name.
  public func header(_ name: String) -> String? {
    headers.first(named: name)
  }

  /// The values of every header field of that name, from the top.
  public func headers(_ name: String) -> [String] {
    headers.all(named: name)
  }
}
