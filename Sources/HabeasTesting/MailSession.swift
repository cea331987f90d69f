/// One SMTP (RFC 5321) or LMTP (RFC 2033) session that hands over one message for one recipient.
struct MailSession: ~Copyable {
  /// What the two protocols say first; the rest is alike for one recipient.
  enum Dialect: String {
    case smtp = "EHLO"
    case lmtp = "LHLO"
  }

  private let dialect: Dialect
  private var connection: LoopbackConnection

  init(_ dialect: Dialect, port: Int) throws(LoopbackError) {
    self.dialect = dialect
    self.connection = try LoopbackConnection(port: port)
  }

  /// The whole conversation, from the greeting to the end; the message's acceptance is its success.
  mutating func deliver(_ message: [UInt8], from sender: String, to recipient: String) throws(LoopbackError) {
    try expect("220", "a greeting")
    try command("\(dialect.rawValue) test.example", expecting: "250")
    try command("MAIL FROM:<\(sender)>", expecting: "250")
    try command("RCPT TO:<\(recipient)>", expecting: "250")
    try command("DATA", expecting: "354")
    try connection.write(Self.transparent(message))
    try expect("250", "acceptance of the message")
    try command("QUIT", expecting: "221")
  }

  private mutating func command(_ line: String, expecting code: String) throws(LoopbackError) {
    try connection.write(Array(line.utf8) + [13, 10])
    try expect(code, "\(code) to \(line.prefix(4))")
  }

  /// Reads a reply to its last line, whose code is followed by a blank.
  private mutating func expect(_ code: String, _ expectation: String) throws(LoopbackError) {
    while let line = try connection.readLine() {
      guard line.hasPrefix(code) else { throw .unexpected(reply: line, expected: expectation) }
      if line.dropFirst(3).first != "-" { return }
    }
    throw .unexpected(reply: "(end of the connection)", expected: expectation)
  }

  /// CRLF line ends, a dot more before every leading dot, and the dot that ends the message (RFC 5321, 4.5.2).
  static func transparent(_ message: [UInt8]) -> [UInt8] {
    let (carriageReturn, lineFeed, dot) = (UInt8(13), UInt8(10), UInt8(ascii: "."))
    var result: [UInt8] = []
    result.reserveCapacity(message.count + message.count / 32 + 8)
    var previous = lineFeed
    for byte in message {
      if byte == lineFeed, previous != carriageReturn { result.append(carriageReturn) }
      if byte == dot, previous == lineFeed { result.append(dot) }
      result.append(byte)
      previous = byte
    }
    if previous != lineFeed { result += [carriageReturn, lineFeed] }
    return result + [dot, carriageReturn, lineFeed]
  }
}
