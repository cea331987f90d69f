public import FoundationEssentials
public import RightsCase

/// An event with what the database added: its place, its author and its time.
public struct StoredEvent: Hashable, Sendable {
  public let seq: Int
  public let event: CaseEvent
  /// `case-intake`, `dpo:<login>` and so on, from the login alone.
  public let actor: String
  public let at: Date
}
