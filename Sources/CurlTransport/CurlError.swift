/// Why a transfer failed, and what is known of its effect.
///
/// The message names the server and the step. It never has addresses, content, credentials or what the server said; an
/// SMTP server's own words are in ``replies``, for those who may see them.
public struct CurlError: Error, Sendable, CustomStringConvertible {
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// The caller's values cannot be sent: a line end in an address, an unknown scheme.
    case invalidInput
    /// No connection could be made, or it was lost.
    case connection
    case timeout
    /// No secure connection: the certificate, the version, or no TLS on offer.
    case tls
    case authentication
    /// The server said no; see ``CurlError/replyCode``.
    case refused
    /// An SMTP server refused every recipient.
    case recipientsRefused
    /// More bytes than the caller's limit, or the server's, allows.
    case tooLarge
    /// A redirect that the request's policy does not follow.
    case redirect
    /// The server's answer makes no sense.
    case protocolViolation
    /// The caller's hook before the final dot threw; see ``CurlError/underlying``.
    case stoppedByCaller
    /// The task was cancelled.
    case cancelled
    /// The mailbox was used after its connection had ended.
    case closed
  }

  /// What became of an SMTP submission.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// The server has not taken the message: it may be sent again.
    case notSent
    /// The final dot went out and no answer came: the server may or may not have it. Never send again by yourself.
    case unknown
  }

  public let code: Code
  public let message: String

  /// Always ``Outcome/notSent`` but for an SMTP submission that broke off after the final dot.
  public let outcome: Outcome

  /// The reply code of an SMTP server or the status of an HTTP server that led to the error.
  public let replyCode: Int?

  /// What an SMTP server said of each recipient that it was asked about.
  public let replies: [SMTPRecipientResult]

  /// What the hook threw.
  public let underlying: (any Error)?

  public init(
    _ code: Code, _ message: String, outcome: Outcome = .notSent, replyCode: Int? = nil,
    replies: [SMTPRecipientResult] = [], underlying: (any Error)? = nil
  ) {
    self.code = code
    self.message = message
    self.outcome = outcome
    self.replyCode = replyCode
    self.replies = replies
    self.underlying = underlying
  }

  /// Whether the same call may succeed later without anyone's doing: trouble on the way, or a temporary (4xx) refusal.
  public var isRetriable: Bool {
    guard outcome == .notSent else { return false }
    return switch code {
    case .connection, .timeout, .closed: true
    case .refused: replyCode.map { (400..<500).contains($0) } ?? false
    case .recipientsRefused: replies.contains { $0.reply.isTemporary }
    case .invalidInput, .tls, .authentication, .tooLarge, .redirect, .protocolViolation, .stoppedByCaller, .cancelled: false
    }
  }

  public var description: String {
    "\(code.rawValue): \(message)" + (outcome == .unknown ? " (outcome unknown)" : "")
  }
}
