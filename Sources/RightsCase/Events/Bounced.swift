public import RightsLaw

/// Mail that could not be delivered came back.
public struct Bounced: Codable, Hashable, Sendable {
  public var subject: SendSubject
  public var on: LocalDate

  public init(subject: SendSubject, on: LocalDate) {
    self.subject = subject
    self.on = on
  }
}
