import Testing

@testable import CurlTransport

@Suite("SMTP conversation")
struct SMTPConversationTests {
  @Test("Each reply belongs to the command before it, lines of one reply to each other")
  func attribution() {
    var conversation = SMTPConversation()
    conversation.received("220 ready\r\n")
    conversation.sent("EHLO localhost\r\n")
    for line in ["250-server.example", "250-SIZE 35882577", "250 HELP"] { conversation.received(line + "\r\n") }
    #expect(conversation.sizeLimit == 35_882_577)
    conversation.sent("MAIL FROM:<a@customer.example>\r\n")
    conversation.received("250 2.1.0 OK\r\n")
    for (index, reply) in ["250 OK", "550-no\r\n", "450 later"].enumerated() {
      conversation.sent("RCPT TO:<\(index)@customer.example>\r\n")
      conversation.received(reply)
      if reply.hasPrefix("550-") { conversation.received("550 such user") }
    }
    #expect(conversation.recipientReplies.map(\.code) == [250, 550, 450])
    #expect(conversation.recipientReplies[1].text == "no such user")
    conversation.sent("DATA\r\n")
    conversation.received("354 go on")
    #expect(conversation.finalReply == nil)
    conversation.received("250 kept")
    conversation.sent("QUIT")
    conversation.received("221 bye")
    #expect(conversation.finalReply == SMTPReply(code: 250, text: "kept"))
  }

  @Test("What is no reply is passed over")
  func noise() {
    var conversation = SMTPConversation()
    for line in ["", "x", "25", "abc def", "99 low", "\r\n"] { conversation.received(line) }
    #expect(conversation.preparationReply == nil)
    conversation.received("250")
    #expect(conversation.preparationReply == SMTPReply(code: 250, text: ""))
  }
}
