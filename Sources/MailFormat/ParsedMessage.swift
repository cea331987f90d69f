import Foundation

/// A message as the MIME library understood it, as a value.
struct ParsedMessage {
  var from: [MailAddress]
  var replyTo: [MailAddress]
  var to: [MailAddress]
  var cc: [MailAddress]
  var subject: String
  var date: Date?
  var messageID: String?
  var inReplyTo: [String]
  var references: [String]
  var headers: [MailHeader]
  var root: MimePart
}
