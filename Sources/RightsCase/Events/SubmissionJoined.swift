public import FoundationEssentials
public import RightsLaw

/// A further message joined the case: a reply to one of ours.
public struct SubmissionJoined: Codable, Hashable, Sendable {
  public var submission: UUID
  public var channel: Channel
  public var receivedOn: LocalDate

  public init(submission: UUID, channel: Channel, receivedOn: LocalDate) {
    self.submission = submission
    self.channel = channel
    self.receivedOn = receivedOn
  }
}
