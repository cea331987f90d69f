public import RightsLaw

/// How an attempt ended.
public struct SendConcluded: Codable, Hashable, Sendable {
  public enum Outcome: String, Codable, Hashable, Sendable {
    /// The next hop took responsibility for it.
    case sent
    /// It certainly did not leave.
    case failed
    /// It may have left: never sent again by itself.
    case ambiguous
  }
  public var subject: SendSubject
  public var attempt: Int
  public var outcome: Outcome
  public var on: LocalDate
  /// A code such as `smtp-550`, never the server's free text.
  public var code: String?

  public init(subject: SendSubject, attempt: Int, outcome: Outcome, on: LocalDate, code: String? = nil) {
    self.subject = subject
    self.attempt = attempt
    self.outcome = outcome
    self.on = on
    self.code = code
  }
}
