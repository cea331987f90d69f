/// The files that hold the rows of one collection.
public struct FileCollection: Sendable, Hashable {
  public var collection: CollectionAddress
  /// A file's name, or a pattern in which `*` and `?` stand for what may differ, such as `access.log*`.
  public var name: String
  public var format: FileFormat
  public var location: SourceLocation

  public init(collection: CollectionAddress, name: String, format: FileFormat, location: SourceLocation) {
    self.collection = collection
    self.name = name
    self.format = format
    self.location = location
  }
}
