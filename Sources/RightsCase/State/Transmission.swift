public import RightsLaw

/// What became of one thing that is to be sent.
public struct Transmission: Hashable, Sendable {
  public enum Status: Hashable, Sendable {
    case pending
    /// An attempt is committed and its end is not known to us yet.
    case attempting
    case sent
    /// It may have left; only a person or a delivery report can say (never sent again by itself).
    case ambiguous
  }

  public internal(set) var status: Status = .pending
  public internal(set) var attempts = 0
  public internal(set) var messageID: String?
  /// When the last attempt ended, however it did.
  public internal(set) var concludedOn: LocalDate?
  public internal(set) var bounced = false
}
