/// A collection of a dataset: a table, a file, an endpoint.
public struct DatasetCollection: Sendable, Hashable {
  public var name: String
  public var description: String?
  /// Categories that hold for every field, besides the field's own.
  public var dataCategories: [DataCategory]
  public var dataUses: [String]
  public var dataSubjects: [String]
  public var fields: [DatasetField]
  public var meta: CollectionMeta
  public var location: SourceLocation

  public init(
    name: String, description: String? = nil, dataCategories: [DataCategory] = [], dataUses: [String] = [], dataSubjects: [String] = [],
    fields: [DatasetField], meta: CollectionMeta = CollectionMeta(), location: SourceLocation
  ) {
    self.name = name
    self.description = description
    self.dataCategories = dataCategories
    self.dataUses = dataUses
    self.dataSubjects = dataSubjects
    self.fields = fields
    self.meta = meta
    self.location = location
  }

  /// The field at a path of names, nested ones included.
  public func field(at path: some Collection<String>) -> DatasetField? {
    fields.lazy.compactMap { $0.field(at: path) }.first
  }

  /// Every category of the collection and of its fields, each once, in their order.
  public var allCategories: [DataCategory] {
    func categories(_ field: DatasetField) -> [DataCategory] { field.dataCategories + field.fields.flatMap(categories) }
    var seen: Set<DataCategory> = []
    return (dataCategories + fields.flatMap(categories)).filter { seen.insert($0).inserted }
  }
}
