/// The last moment before something leaves: committed before the mail's terminating dot goes out (facts: SMTP cannot be exactly-once).
public struct SendAttempted: Codable, Hashable, Sendable {
  public var subject: SendSubject
  /// From 1 within the subject.
  public var attempt: Int
  /// The mail's Message-ID, the same for each attempt of one subject.
  public var messageID: String
  /// For an answer: the digest that was verified in this very transaction; for a notice: the template's digest.
  public var digest: String
  /// For an answer: the key whose approval counted; for a notice: the key of the standing approval.
  public var keyID: String

  public init(subject: SendSubject, attempt: Int, messageID: String, digest: String, keyID: String) {
    self.subject = subject
    self.attempt = attempt
    self.messageID = messageID
    self.digest = digest
    self.keyID = keyID
  }
}
