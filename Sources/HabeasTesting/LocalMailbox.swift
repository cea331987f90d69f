import Foundation

/// A mailbox of a test's own on Dovecot.
public struct LocalMailbox: Sendable {
  /// Its address, which is also the user name of its IMAP login.
  public let address: String
  public let server: TestServers.Mailboxes

  public init(address: String, server: TestServers.Mailboxes) {
    self.address = address
    self.server = server
  }

  /// A mailbox on the shared server that no other test has.
  public static func unique(_ name: String = "intake") throws(TestServersError) -> LocalMailbox {
    let random = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    return LocalMailbox(address: "\(name)-\(random)@mailbox.example", server: try TestServers.require().mailboxes)
  }

  /// The password of the IMAP login.
  public var password: String { server.password }

  /// Delivers a message by LMTP (RFC 2033) and returns when the server has it in the mailbox.
  ///
  /// - Parameters:
  ///   - message: An RFC 5322 message; bare line feeds become CRLF.
  ///   - sender: The envelope sender.
  /// - Throws: ``LoopbackError`` when the server does not take it.
  public func deliver(_ message: [UInt8], from sender: String = "sender@person.example") async throws {
    let recipient = address
    let port = server.lmtpPort
    try await onBlockingThread {
      var session = try MailSession(.lmtp, port: port)
      try session.deliver(message, from: sender, to: recipient)
    }
  }

  /// Delivers a message given as text.
  public func deliver(_ message: String, from sender: String = "sender@person.example") async throws {
    try await deliver(Array(message.utf8), from: sender)
  }
}
