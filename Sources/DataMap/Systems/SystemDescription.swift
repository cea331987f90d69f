/// One system that holds personal data: whose it is, what it is for, and how it is reached.
public struct SystemDescription: Sendable, Hashable {
  /// Names the system in queues, roles and evidence: lower-case letters, digits and hyphens.
  public var key: String
  public var name: String
  /// The role or person who answers for it.
  public var owner: String
  public var controller: SystemController
  public var connector: ConnectorReference
  /// Keys of the datasets that it holds.
  public var datasets: [String]
  public var purposes: [ProcessingPurpose]
  /// In words for the person, not in the taxonomy's.
  public var categories: [String]
  public var retention: String
  /// Recipients, by the keys or names that the controller's profile gives.
  public var recipients: [String]
  /// Where the data comes from (law.md R1).
  public var sources: [String]
  public var identity: IdentitySystem?
  /// Identity fields that are not compared by the standard rule of their kind.
  public var matchRules: [FieldAddress: MatchRule]
  /// Collections whose rows are the person's only where every field that is looked up matches.
  public var matchAll: Set<CollectionAddress>
  /// How a marketing stop is carried out here; `nil` where nothing is marketed from.
  public var suppression: SystemSuppression?
  public var location: SourceLocation

  public init(
    key: String, name: String, owner: String, controller: SystemController, connector: ConnectorReference, datasets: [String],
    purposes: [ProcessingPurpose] = [], categories: [String] = [], retention: String = "", recipients: [String] = [],
    sources: [String] = [], identity: IdentitySystem? = nil, matchRules: [FieldAddress: MatchRule] = [:],
    matchAll: Set<CollectionAddress> = [], suppression: SystemSuppression? = nil, location: SourceLocation
  ) {
    self.key = key
    self.name = name
    self.owner = owner
    self.controller = controller
    self.connector = connector
    self.datasets = datasets
    self.purposes = purposes
    self.categories = categories
    self.retention = retention
    self.recipients = recipients
    self.sources = sources
    self.identity = identity
    self.matchRules = matchRules
    self.matchAll = matchAll
    self.suppression = suppression
    self.location = location
  }
}
