public import FoundationEssentials
public import RightsLaw

/// Something of ours reached somebody whom it is not about (law.md R24). Its links end with this event, and 72 hours run (Article 33).
public struct BreachRecorded: Codable, Hashable, Sendable {
  /// From 1.
  public var breach: Int
  /// What reached the wrong person.
  public var subject: SendSubject
  /// When the controller became aware of it, in seconds since 1970: the 72 hours run from here, not from this event.
  public var awareAt: Int
  /// Vault item (correspondence): what happened, whom it concerns and what was done about it (Article 33(5)).
  public var recordItem: UUID
  public var on: LocalDate

  public init(breach: Int, subject: SendSubject, awareAt: Int, recordItem: UUID, on: LocalDate) {
    self.breach = breach
    self.subject = subject
    self.awareAt = awareAt
    self.recordItem = recordItem
    self.on = on
  }

  /// The last moment at which the authority can be told in time, in seconds since 1970 (Article 33(1)).
  public var notifyBefore: Int { awareAt + Self.hoursToNotify * 3600 }

  static let hoursToNotify = 72
}
