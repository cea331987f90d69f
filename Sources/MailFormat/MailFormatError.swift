/// Why a message could not be read or written. The message names the place and the remedy, and no content of the mail.
public struct MailFormatError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// There are no bytes.
    case empty
    /// The bytes have no header: this is not an email.
    case malformed
    case tooManyBytes, tooManyParts, tooDeep, tooManyHeaders, fieldTooLong, textTooLong
    /// An address to send to or from is not one, or holds what could forge a header.
    case invalidAddress
    /// A header field's name or value is not one, or holds what could forge another.
    case invalidHeader
    case invalidMessageID
    case invalidMediaType
    /// The MIME library failed to write the message.
    case encodingFailed
  }

  public let code: Code
  public let message: String

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { "\(code.rawValue): \(message)" }
}
