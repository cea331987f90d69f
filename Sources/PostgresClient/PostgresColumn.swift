/// A column of a result.
public struct PostgresColumn: Sendable, Hashable {
  public let name: String

  /// The object id of the column's type in `pg_type`.
  public let typeOID: UInt32
}
