/// What a server said of one recipient.
public struct SMTPRecipientResult: Sendable, Hashable {
  public let address: String
  public let reply: SMTPReply

  /// The server has taken responsibility for this recipient, provided that the message as a whole was accepted.
  public var isAccepted: Bool { reply.isSuccess }

  public init(address: String, reply: SMTPReply) {
    self.address = address
    self.reply = reply
  }
}
