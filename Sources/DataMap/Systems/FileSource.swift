/// A system whose data lies in files of one folder.
public struct FileSource: Sendable, Hashable {
  public var connection: String
  public var files: [FileCollection]

  public init(connection: String, files: [FileCollection]) {
    self.connection = connection
    self.files = files
  }

  public func file(of collection: CollectionAddress) -> FileCollection? { files.first { $0.collection == collection } }
}
