/// For whom a contact on file stands (design, rule 11). Challenges and answers go to ``personal`` ones alone.
public enum ContactStanding: String, Sendable, Hashable, Codable, CaseIterable {
  /// One person's own.
  case personal
  /// A function's: `info@`, `accounts@`.
  case role
  /// Several colleagues read it.
  case shared
  /// A household's.
  case family
  /// Of somebody who has left: a successor may read it.
  case leaver
  /// Nobody has confirmed whose it is.
  case unconfirmed

  /// Whether a challenge or an answer may go there.
  public var mayReceivePersonalData: Bool { self == .personal }
}
