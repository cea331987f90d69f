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
  public internal(set) var clock: ClockStated?
  /// A refusal that is decided but not yet sent, with the vault item of its reasons.
  public internal(set) var refusal: RightRefused?
  public internal(set) var outcome: Outcome = .open
}
