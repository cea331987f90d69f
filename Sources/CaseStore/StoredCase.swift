public import FoundationEssentials
public import RightsCase
public import RightsLaw
import Sealing

/// A case as loaded: its state, its history and the keys that this login may use.
public struct StoredCase: Sendable {
  public let id: UUID
  public internal(set) var state: CaseState
  public internal(set) var events: [StoredEvent]
  let keys: [VaultPurpose: CaseKey]
  /// The database's time at the load.
  public let now: Date
  /// The controller-local date at the load (C9).
  public let today: LocalDate

  /// The time of the newest event that fits.
  public func time(of matching: (CaseEvent) -> Bool) -> Date? {
    events.last { matching($0.event) }?.at
  }
}
