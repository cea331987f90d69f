import NIOCore

/// One SMTP session (RFC 5321), as far as the dispatcher speaks it: every sender, recipient and mail is accepted.
final class MailSession: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let receive: (_ recipients: [String], _ mail: [UInt8]) -> Void
  private var buffer: [UInt8] = []
  private var recipients: [String] = []
  private var isInData = false

  init(_ receive: @escaping (_ recipients: [String], _ mail: [UInt8]) -> Void) { self.receive = receive }

  func channelActive(context: ChannelHandlerContext) { reply("220 sink.example ESMTP", context) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let incoming = unwrapInboundIn(data)
    // A dot that ends a mail may have come in pieces.
    let searched = max(buffer.count - 4, 0)
    buffer += incoming.readableBytesView
    if isInData { takeData(from: searched, context) } else { takeLines(context) }
  }

  private func takeLines(_ context: ChannelHandlerContext) {
    while !isInData, let end = buffer.firstIndex(of: 10) {
      let line = String(decoding: buffer[..<end], as: UTF8.self).trimmingSuffix { $0.isWhitespace }
      buffer.removeSubrange(...end)
      take(line, context)
    }
    if isInData, !buffer.isEmpty { takeData(from: 0, context) }
  }

  private func take(_ line: Substring, _ context: ChannelHandlerContext) {
    switch line.prefix(4).uppercased() {
    case "EHLO": reply("250-sink.example\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE 67108864", context)
    case "MAIL", "RSET":
      recipients = []
      reply("250 2.0.0 OK", context)
    case "RCPT":
      recipients.append(String(line.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" }))
      reply("250 2.1.5 OK", context)
    case "DATA":
      isInData = true
      reply("354 go on", context)
    case "QUIT":
      reply("221 2.0.0 bye", context)
      context.close(promise: nil)
    default: reply("250 2.0.0 OK", context)
    }
  }

  private func takeData(from searched: Int, _ context: ChannelHandlerContext) {
    guard let end = Self.endOfData(buffer, from: searched) else { return }
    let mail = Array(buffer[..<end])
    buffer.removeSubrange(..<min(end + 5, buffer.count))
    isInData = false
    receive(recipients, mail)
    reply("250 2.0.0 Kept", context)
    takeLines(context)
  }

  /// Where a line of a single dot begins, behind the line end before it.
  private static func endOfData(_ bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= 5 else { return nil }
    for index in start...(bytes.count - 5)
    where bytes[index] == 13 && bytes[index + 1] == 10 && bytes[index + 2] == 46 && bytes[index + 3] == 13 && bytes[index + 4] == 10 {
      return index
    }
    return nil
  }

  private func reply(_ text: String, _ context: ChannelHandlerContext) {
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text + "\r\n")), promise: nil)
  }
}

extension String {
  fileprivate func trimmingSuffix(_ matches: (Character) -> Bool) -> Substring {
    var rest = self[...]
    while let last = rest.last, matches(last) { rest.removeLast() }
    return rest
  }
}
