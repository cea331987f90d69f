/// Why a processor could not be told, or could not be understood. Never with an identifier or with what it answered in words.
public struct ProcessorFault: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// No connection, no answer in time, or an answer that says "later".
    case unreachable
    /// It does not know the request that it is asked about.
    case unknownRequest = "unknown-request"
    /// It does not accept our signature.
    case unauthorised
    /// It does not accept the request as such.
    case rejected
    /// It answered with a redirect, which is never followed (N22).
    case redirected
    /// Its answer is not as agreed.
    case unintelligible
    /// The destination is not one that may be used.
    case destination
    /// The message could not be written or signed.
    case unspeakable
  }

  public let code: Code
  /// What happened and what to do.
  public let message: String
  /// Whether trying again can help without anybody acting.
  public let isTransient: Bool

  public init(_ code: Code, _ message: String, isTransient: Bool = false) {
    self.code = code
    self.message = message
    self.isTransient = isTransient
  }

  public var description: String { message }
}
