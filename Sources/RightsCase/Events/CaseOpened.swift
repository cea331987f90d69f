public import FoundationEssentials
public import RightsLaw

/// A submission became a case.
public struct CaseOpened: Codable, Hashable, Sendable {
  /// What people use to name the case, `4T7K9-Q2MXC`.
  public var reference: String
  public var channel: Channel
  /// The submission that opened the case; its content is the vault item of the same id.
  public var submission: UUID
  /// The controller-local date of receipt (law.md C3, C9): arrival with anyone in the organisation, not polling.
  public var receivedOn: LocalDate
  /// The jurisdiction whose calendar and rules run the clock (C8).
  public var jurisdiction: Jurisdiction
  /// The language of the person's message, as a BCP 47 tag.
  public var language: String
  /// Keyed digest (hex) of the writer's own address: enough to see that two cases have one writer, not who it is.
  public var writerDigest: String
  /// The closed case that the submission was a reply to.
  public var follows: UUID?

  public init(
    reference: String, channel: Channel, submission: UUID, receivedOn: LocalDate, jurisdiction: Jurisdiction, language: String,
    writerDigest: String, follows: UUID? = nil
  ) {
    self.reference = reference
    self.channel = channel
    self.submission = submission
    self.receivedOn = receivedOn
    self.jurisdiction = jurisdiction
    self.language = language
    self.writerDigest = writerDigest
    self.follows = follows
  }
}
