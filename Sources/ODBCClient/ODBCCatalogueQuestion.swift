/// What is asked of the database's catalogue.
public struct ODBCCatalogueQuestion: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case tables, columns, primaryKeys, indices, foreignKeys
  }

  public var kind: Kind
  /// `nil` for that of the connection.
  public var schema: String?
  /// Whether the database calls a catalogue what others call a schema, as MariaDB does.
  public var schemaIsCatalogue: Bool
  /// As a pattern for tables and columns: a caller has to compare the names that come back. `nil` for all.
  public var table: String?

  public init(_ kind: Kind, schema: String? = nil, schemaIsCatalogue: Bool = false, table: String? = nil) {
    self.kind = kind
    self.schema = schema
    self.schemaIsCatalogue = schemaIsCatalogue
    self.table = table
  }
}
