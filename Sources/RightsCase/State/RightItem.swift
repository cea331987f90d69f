public import FoundationEssentials
public import RightsLaw

/// One right that was asked for in a case, with its own clock and decision.
public struct RightItem: Hashable, Sendable {
  public enum Outcome: Hashable, Sendable {
    case open
    case granted
    /// Some of it was withheld, and the person was told so.
    case grantedInPart
    case refused(ground: String)
    case withdrawn
    /// Nothing is held that it could be about.
    case notHeld
    /// The right does not reach what was asked for, or nobody asked for it.
    case outOfScope
    /// A complaint was looked into, and the person was told.
    case concluded(ComplaintConcluded.Outcome)
  }

  public let number: Int
  public let right: Right
  public let submission: UUID
  public let receivedOn: LocalDate
  /// The channels that a marketing stop is about; empty means all, or that the right is another.
  public let channels: [MarketingChannel]
  public internal(set) var clock: ClockStated?
  /// The last question about what is meant (law.md C6).
  public internal(set) var clarification: Clarification?
  /// An extension that was decided; the clock has it once the notice was sent (C5).
  public internal(set) var deadlineExtension: DeadlineExtended?
  /// A fee that was asked for and not paid yet.
  public internal(set) var openFee: FeeRequested?
  /// What is withheld of the answer to it.
  public internal(set) var exemptions: [ExemptionApplied] = []
  /// How a complaint was concluded; the person may not have been told yet.
  public internal(set) var conclusion: ComplaintConcluded?
  /// When a complaint was acknowledged (C11).
  public internal(set) var acknowledgedOn: LocalDate?
  /// When the person last heard about this item by a notice.
  public internal(set) var lastToldOn: LocalDate?
  /// A refusal that is decided but not yet sent, with the vault item of its reasons.
  public internal(set) var refusal: RightRefused?
  /// How a person dealt with it; the requester may not have been told yet.
  public internal(set) var settlement: RightSettled?
  /// A restriction that was carried out is to end.
  public internal(set) var lifting: RestrictionLifted?
  /// What is done about a marketing stop; `nil` for other rights, and where a person has to do it.
  public internal(set) var fulfilment: Fulfilment?
  public internal(set) var outcome: Outcome = .open

  /// What the item's clock counts from.
  public var clockEvents: [ClockEvent] { clock?.events ?? [.received(receivedOn)] }

  /// Whether its statutory date still has to be met. That of a complaint is met by the acknowledgement (law.md C11).
  public var awaitsDueDate: Bool { outcome == .open && acknowledgedOn == nil }

  /// Nobody asked for it: a message was read wrongly.
  public var isMisread: Bool { outcome == .outOfScope && settlement == nil }

  /// Whether a person has to carry it out and say how it ended.
  public var awaitsPerson: Bool {
    outcome == .open && fulfilment == nil && settlement == nil && refusal == nil && right != .access && right != .complaint
  }

  /// Takes the outcome of the person's own settlement.
  mutating func settle() {
    switch settlement?.outcome {
    case .granted: outcome = .granted
    case .grantedInPart: outcome = .grantedInPart
    case .notHeld: outcome = .notHeld
    case .outOfScope: outcome = .outOfScope
    case nil: break
    }
  }
}
