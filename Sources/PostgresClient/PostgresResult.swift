/// The rows of one statement.
///
/// The rows live in libpq's memory and are decoded as they are read; a row keeps its whole result alive.
public struct PostgresResult: Sendable, RandomAccessCollection {
  let storage: ResultStorage

  public var startIndex: Int { 0 }
  public var endIndex: Int { storage.rowCount }

  /// The columns, in order; empty for statements that return no rows.
  public var columns: [PostgresColumn] { storage.columns }

  /// Rows inserted, changed, deleted or returned; 0 for other commands.
  public var affectedRows: Int { storage.affectedRows }

  public subscript(position: Int) -> PostgresRow {
    precondition(indices.contains(position), "Row \(position) of a result with \(storage.rowCount) rows.")
    return PostgresRow(storage: storage, index: position)
  }
}
