public import FoundationEssentials
public import RightsLaw

/// One right that was asked for in a case, with its own clock and decision.
public struct RightItem: Hashable, Sendable {
  public enum Outcome: Hashable, Sendable {
    case open
    case granted
    case refused(ground: String)
  }

  public let number: Int
  public let right: Right
  public let submission: UUID
  public let receivedOn: LocalDate
  /// The channels that a marketing stop is about; empty means all, or that the right is another.
  public let channels: [MarketingChannel]
  public internal(set) var clock: ClockStated?
  /// A refusal that is decided but not yet sent, with the vault item of its reasons.
  public internal(set) var refusal: RightRefused?
  /// What is done about a marketing stop; `nil` for other rights, and where a person has to do it.
  public internal(set) var fulfilment: Fulfilment?
  public internal(set) var outcome: Outcome = .open
}
