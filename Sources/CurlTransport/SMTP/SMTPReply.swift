/// A server's reply to one command (RFC 5321, section 4.2).
public struct SMTPReply: Sendable, Hashable {
  public let code: Int

  /// The server's words, lines joined by spaces. They may repeat addresses: not for logs.
  public let text: String

  public init(code: Int, text: String) {
    self.code = code
    self.text = text
  }

  public var isSuccess: Bool { (200..<400).contains(code) }
  public var isTemporary: Bool { (400..<500).contains(code) }
}
