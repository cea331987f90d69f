public import DataMap

/// One person on file whom an exact key names.
public struct ContactMatch: Sendable, Hashable {
  /// The system's key in the data map.
  public var system: String
  /// What names the person in that system.
  public var subjectKey: String
  /// As on file; may be empty.
  public var displayName: String
  public var contacts: [Contact]
  /// Identifiers that stand for this person alone: what a search starts from. Shared ones are contacts, never identifiers.
  public var identities: [IdentityKind: [String]]

  public init(
    system: String, subjectKey: String, displayName: String, contacts: [Contact], identities: [IdentityKind: [String]]
  ) {
    self.system = system
    self.subjectKey = subjectKey
    self.displayName = displayName
    self.contacts = contacts
    self.identities = identities
  }
}
