/// A collection that says who somebody is and how to reach them: what an identity check looks contacts up in.
public struct IdentitySystem: Sendable, Hashable {
  /// One column that holds contacts.
  public struct ContactField: Sendable, Hashable {
    public var kind: ContactKind
    /// In ``IdentitySystem/collection``; several fields make one contact, joined by line breaks (a postal address).
    public var fields: [String]
    public var match: MatchRule
    /// Where the standing of a contact is recorded; `nil` where only ``standing`` counts.
    public var standingField: String?
    /// The standing where no field says, or what it says is none of ``ContactStanding``.
    public var standing: ContactStanding
    public var location: SourceLocation

    public init(
      kind: ContactKind, fields: [String], match: MatchRule, standingField: String?, standing: ContactStanding, location: SourceLocation
    ) {
      self.kind = kind
      self.fields = fields
      self.match = match
      self.standingField = standingField
      self.standing = standing
      self.location = location
    }
  }

  public var collection: CollectionAddress
  /// The field whose value names one person in this system.
  public var subjectKey: String
  /// Joined by blanks.
  public var displayName: [String]
  public var contacts: [ContactField]
  /// Other exact keys that people quote, by kind: a customer number.
  public var keys: [IdentityKind: String]
  public var location: SourceLocation

  public init(
    collection: CollectionAddress, subjectKey: String, displayName: [String], contacts: [ContactField], keys: [IdentityKind: String],
    location: SourceLocation
  ) {
    self.collection = collection
    self.subjectKey = subjectKey
    self.displayName = displayName
    self.contacts = contacts
    self.keys = keys
    self.location = location
  }
}
