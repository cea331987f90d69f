public import RightsLaw

/// A person found out what became of an ambiguous attempt.
public struct SendResolved: Codable, Hashable, Sendable {
  public var subject: SendSubject
  public var attempt: Int
  public var delivered: Bool
  public var on: LocalDate

  public init(subject: SendSubject, attempt: Int, delivered: Bool, on: LocalDate) {
    self.subject = subject
    self.attempt = attempt
    self.delivered = delivered
    self.on = on
  }
}
