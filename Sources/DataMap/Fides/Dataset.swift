/// A dataset in Fides' format: the collections of one data store and how they hang together.
public struct Dataset: Sendable, Hashable {
  /// `fides_key`.
  public var key: String
  public var organizationKey: String?
  public var name: String?
  public var description: String?
  public var tags: [String]
  /// Free content, kept as written.
  public var annotations: JSONValue
  public var dataCategories: [DataCategory]
  public var dataUses: [String]
  public var dataSubjects: [String]
  public var collections: [DatasetCollection]
  public var meta: DatasetMeta
  public var location: SourceLocation

  public init(
    key: String, organizationKey: String? = nil, name: String? = nil, description: String? = nil, tags: [String] = [],
    annotations: JSONValue = .null, dataCategories: [DataCategory] = [], dataUses: [String] = [], dataSubjects: [String] = [],
    collections: [DatasetCollection], meta: DatasetMeta = DatasetMeta(), location: SourceLocation
  ) {
    self.key = key
    self.organizationKey = organizationKey
    self.name = name
    self.description = description
    self.tags = tags
    self.annotations = annotations
    self.dataCategories = dataCategories
    self.dataUses = dataUses
    self.dataSubjects = dataSubjects
    self.collections = collections
    self.meta = meta
    self.location = location
  }

  public func collection(named name: String) -> DatasetCollection? { collections.first { $0.name == name } }

  public func address(of collection: DatasetCollection) -> CollectionAddress {
    CollectionAddress(dataset: key, collection: collection.name)
  }
}
