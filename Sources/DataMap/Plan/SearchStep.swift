/// The search of one collection. Several inputs mean OR: a row that any of them names is the person's.
public struct SearchStep: Sendable, Hashable {
  public var address: CollectionAddress
  public var collection: DatasetCollection
  /// The database schema that the dataset names; `nil` for the login's own search path.
  public var schema: String?
  /// Steps of one wave need nothing of each other and may run together; from 0.
  public var wave: Int
  public var inputs: [SearchInput]

  public init(address: CollectionAddress, collection: DatasetCollection, schema: String?, wave: Int, inputs: [SearchInput]) {
    self.address = address
    self.collection = collection
    self.schema = schema
    self.wave = wave
    self.inputs = inputs
  }
}
