/// A table of a live system, as its own catalogue describes it, from which a dataset is drafted.
public struct DraftTable: Sendable, Hashable {
  public struct Column: Sendable, Hashable {
    public var name: String
    public var type: DataType?
    /// The most characters that it takes, where the system sets a limit.
    public var length: Int?
    public var isPrimaryKey: Bool
    /// What the system's own people wrote about it.
    public var comment: String?
    /// The column of another table that its values come from.
    public var reference: Reference?
    /// What some of its values look like. The values themselves are looked at and forgotten.
    public var shape: ValueShape?

    public init(
      name: String, type: DataType?, length: Int? = nil, isPrimaryKey: Bool = false, comment: String? = nil, reference: Reference? = nil,
      shape: ValueShape? = nil
    ) {
      self.name = name
      self.type = type
      self.length = length
      self.isPrimaryKey = isPrimaryKey
      self.comment = comment
      self.reference = reference
      self.shape = shape
    }
  }

  /// Where a foreign key points to.
  public struct Reference: Sendable, Hashable {
    public var schema: String
    public var table: String
    public var column: String

    public init(schema: String, table: String, column: String) {
      self.schema = schema
      self.table = table
      self.column = column
    }
  }

  public var name: String
  public var comment: String?
  public var columns: [Column]
  /// Whether the login may read it; without that no search gives anything of it.
  public var canRead: Bool

  public init(name: String, comment: String? = nil, columns: [Column], canRead: Bool = true) {
    self.name = name
    self.comment = comment
    self.columns = columns
    self.canRead = canRead
  }
}
