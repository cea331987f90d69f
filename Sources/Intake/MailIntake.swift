public import Foundation
public import MailFormat
import RightsCase

/// From a mail's bytes to a submission.
public struct MailIntake: Sendable {
  private let mailbox: String
  private let limits: MailLimits

  /// - Parameter mailbox: The controller's own address: mail from it is never a request.
  public init(mailbox: String, limits: MailLimits = .init()) {
    self.mailbox = mailbox
    self.limits = limits
  }

  /// - Parameters:
  ///   - bytes: The mail as the server keeps it.
  ///   - now: The time of reading, for mail whose own server did not say when it came.
  /// - Throws: `SubmissionFault` that says why it is not taken; the mail then stays where it is.
  public func submission(_ bytes: [UInt8], now: Date) throws(SubmissionFault) -> Submission {
    let mail: MailMessage
    do throws(MailFormatError) {
      mail = try MailParser.parse(bytes, limits: limits)
    } catch {
      throw SubmissionFault(error.code == .tooManyBytes ? .tooLarge : .malformed)
    }
    let id = SubmissionID.derive(channel: .email, source: mail.messageID ?? mail.header("Date") ?? "", content: Self.content(of: mail))
    guard mail.isBounce || mail.from.count == 1 else { throw SubmissionFault(.noSender) }
    let sender = mail.from.first
    guard mail.isBounce || !isOwn(sender?.address ?? "") else { throw SubmissionFault(.ownMail) }
    let own = ReplyText.own(of: mail.text)
    // The topmost line is our own server's: arrival with the organisation, not polling, counts (C3).
    let receivedAt = mail.headers("Received").first.flatMap(ReceivedLine.date) ?? now
    return Submission(
      id: id, channel: .email, reference: Reference(submission: id), receivedAt: min(receivedAt, now),
      sender: sender.map { Submission.Address(name: $0.name, address: $0.address) },
      replyTo: mail.replyTo.count == 1 ? mail.replyTo.first.map { Submission.Address(name: $0.name, address: $0.address) } : nil,
      subject: mail.subject, text: own, quoted: own.count < mail.text.count ? mail.text : nil,
      attachments: mail.attachments.map {
        Submission.Attachment(fileName: $0.fileName, mediaType: $0.mediaType, content: Data($0.bytes))
      },
      threadTokens: (mail.to + mail.cc).compactMap { ThreadToken.token(in: $0.address) }, answers: mail.inReplyTo + mail.references,
      isAutomatic: mail.autoSubmitted,
      bounce: mail.isBounce ? Submission.Bounce(originalMessageID: mail.deliveryReport?.originalMessageID) : nil)
  }

  /// What the writer sent, without the lines that servers add on the way: the same mail delivered twice is one submission.
  private static func content(of mail: MailMessage) -> [UInt8] {
    let parts =
      [mail.from.map(\.address).joined(separator: ","), mail.subject, mail.text].map { Array($0.utf8) } + mail.attachments.map(\.bytes)
    return parts.flatMap { part in Array("\(part.count)\n".utf8) + part }
  }

  private func isOwn(_ address: String) -> Bool { address.lowercased() == mailbox.lowercased() }
}
