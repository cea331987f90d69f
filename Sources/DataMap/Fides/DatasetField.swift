/// A field of a collection: a column, or a member of an object in one.
public struct DatasetField: Sendable, Hashable {
  public var name: String
  public var description: String?
  public var dataCategories: [DataCategory]
  public var dataUses: [String]
  public var dataSubjects: [String]
  public var fields: [DatasetField]
  public var meta: FieldMeta
  public var location: SourceLocation

  public init(
    name: String, description: String? = nil, dataCategories: [DataCategory] = [], dataUses: [String] = [], dataSubjects: [String] = [],
    fields: [DatasetField] = [], meta: FieldMeta = FieldMeta(), location: SourceLocation
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

  /// Whether the field holds a credential: it is never read, only its presence is told.
  public var isSecret: Bool { dataCategories.contains(where: \.isSecret) }

  /// The paths below this field that hold credentials, each from this field's name on.
  public var secretPaths: [[String]] {
    if isSecret { return [[name]] }
    return fields.flatMap(\.secretPaths).map { [name] + $0 }
  }

  /// This field and all below it, each with its path.
  func flattened(below path: [String]) -> [(path: [String], field: DatasetField)] {
    let own = path + [name]
    return [(own, self)] + fields.flatMap { $0.flattened(below: own) }
  }

  /// The field at a path that starts with this field's own name.
  public func field(at path: some Collection<String>) -> DatasetField? {
    guard path.first == name else { return nil }
    let rest = path.dropFirst()
    guard !rest.isEmpty else { return self }
    return fields.lazy.compactMap { $0.field(at: rest) }.first
  }
}
