/// The search of one collection. Several inputs mean OR: a row that any of them names is the person's. Where the data map wants all of them, each
/// field that is looked up has to name the person.
public struct SearchStep: Sendable, Hashable {
  public var address: CollectionAddress
  public var collection: DatasetCollection
  /// The database schema that the dataset names; `nil` for the login's own search path.
  public var schema: String?
  /// Steps of one wave need nothing of each other and may run together; from 0.
  public var wave: Int
  public var inputs: [SearchInput]
  /// Whether a row has to match in every field that is looked up, and not in any of them.
  public var matchesAll: Bool

  public init(
    address: CollectionAddress, collection: DatasetCollection, schema: String?, wave: Int, inputs: [SearchInput], matchesAll: Bool = false
  ) {
    self.address = address
    self.collection = collection
    self.schema = schema
    self.wave = wave
    self.inputs = inputs
    self.matchesAll = matchesAll
  }

  /// The fields that are looked up, each once.
  public var targets: Set<[String]> { Set(inputs.map(\.target)) }
}
