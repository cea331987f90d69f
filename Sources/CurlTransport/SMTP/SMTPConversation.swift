/// Follows a submission from the lines that go over the wire: which command each reply answers.
///
/// Nothing of a login is kept.
struct SMTPConversation {
  enum Step: Equatable {
    case greeting
    /// EHLO, STARTTLS and AUTH.
    case preparation
    case sender
    case recipient(Int)
    case data
    /// The message and its final dot.
    case content
    case farewell
  }

  private(set) var step = Step.greeting
  /// The last complete reply of each kind.
  private(set) var senderReply: SMTPReply?
  private(set) var recipientReplies: [SMTPReply] = []
  private(set) var dataReply: SMTPReply?
  private(set) var finalReply: SMTPReply?
  private(set) var preparationReply: SMTPReply?
  /// The largest message that the server takes (RFC 1870), where it says so. Bytes.
  private(set) var sizeLimit: Int?

  private var recipientCount = 0
  private var lines: [String] = []

  mutating func sent(_ command: String) {
    let verb = command.prefix { $0.isLetter }.uppercased()
    lines = []
    switch verb {
    case "MAIL": step = .sender
    case "RCPT":
      step = .recipient(recipientCount)
      recipientCount += 1
    case "DATA": step = .data
    case "QUIT": step = .farewell
    case _ where step == .greeting: step = .preparation
    default: break
    }
  }

  mutating func received(_ line: String) {
    let trimmed = line.prefix { !$0.isNewline }
    guard let code = Int(trimmed.prefix(3)), (100..<1000).contains(code) else { return }
    lines.append(String(trimmed.dropFirst(4)))
    // A hyphen after the code announces another line.
    guard trimmed.dropFirst(3).first != "-" else { return }
    complete(SMTPReply(code: code, text: lines.joined(separator: " ")))
    lines = []
  }

  private mutating func complete(_ reply: SMTPReply) {
    switch step {
    case .greeting: preparationReply = reply
    case .preparation:
      preparationReply = reply
      if let limit = Self.sizeLimit(in: lines) { sizeLimit = limit }
    case .sender: senderReply = reply
    case .recipient: recipientReplies.append(reply)
    case .data:
      dataReply = reply
      if reply.code == 354 { step = .content }
    case .content: finalReply = reply
    case .farewell: break
    }
  }

  private static func sizeLimit(in lines: [String]) -> Int? {
    for line in lines.dropFirst() {
      let words = line.split(separator: " ")
      // Zero means that there is no limit.
      if words.first?.uppercased() == "SIZE", words.count > 1, let limit = Int(words[1]), limit > 0 { return limit }
    }
    return nil
  }
}
