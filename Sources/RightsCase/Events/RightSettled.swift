public import FoundationEssentials
public import RightsLaw

/// A right other than access was dealt with by a person, who says how it ended; the requester is told (law.md R2 to R9, R14).
public struct RightSettled: Codable, Hashable, Sendable {
  public enum Outcome: String, Codable, Hashable, Sendable, CaseIterable {
    case granted
    case grantedInPart = "granted-in-part"
    /// Nothing is held that it could be about.
    case notHeld = "not-held"
    /// The right does not reach what was asked for.
    case outOfScope = "out-of-scope"

    /// Whether the person is owed the reasons, with their provision.
    public var needsGround: Bool { self == .grantedInPart || self == .outOfScope }
  }

  /// What was done about those who got the data from the controller (Article 19, R5).
  public enum Recipients: String, Codable, Hashable, Sendable, CaseIterable {
    case told
    /// Nobody got it.
    case none
    /// To tell them is impossible, or would take a disproportionate effort; the record says why.
    case disproportionate
  }

  public var item: Int
  public var outcome: Outcome
  /// Only for a correction, an erasure and a restriction that were carried out.
  public var recipients: Recipients?
  /// The typed ground of RightsLaw for what was not done, by its code.
  public var ground: String?
  /// Vault item (correspondence): what was done, in the words of whoever did it, with what the ground must record.
  public var recordItem: UUID
  /// Which of the ground's required fields that record has.
  public var recorded: [RecordedField]
  /// The login of the second person who reviewed it, where the ground asks for one.
  public var reviewer: String?
  /// The person has been told by a letter of the DPO's own, which the record has: nothing more is sent.
  public var isTold: Bool
  public var on: LocalDate

  public init(
    item: Int, outcome: Outcome, recipients: Recipients? = nil, ground: String? = nil, recordItem: UUID, recorded: [RecordedField] = [],
    reviewer: String? = nil,
    isTold: Bool = false, on: LocalDate
  ) {
    self.item = item
    self.outcome = outcome
    self.recipients = recipients
    self.ground = ground
    self.recordItem = recordItem
    self.recorded = recorded
    self.reviewer = reviewer
    self.isTold = isTold
    self.on = on
  }
}
