/// Proof that a server has taken a message for at least one of its recipients.
public struct SMTPReceipt: Sendable, Hashable {
  /// One for each recipient, in the order of the submission; some may be refused.
  public let recipients: [SMTPRecipientResult]

  /// The reply to the final dot; many servers name their queue's identifier in it.
  public let finalReply: SMTPReply

  public init(recipients: [SMTPRecipientResult], finalReply: SMTPReply) {
    self.recipients = recipients
    self.finalReply = finalReply
  }

  public var refused: [SMTPRecipientResult] { recipients.filter { !$0.isAccepted } }
}
