public import DataMap

/// What a check noticed that does not keep a search from working.
public struct ConnectorReport: Sendable, Hashable {
  /// Columns that the system has and the data map does not: a search does not give them.
  public var undeclaredColumns: [FieldAddress]
  /// Fields that a search looks up and that have no index: slow on large tables.
  public var unindexedKeys: [FieldAddress]

  public init(undeclaredColumns: [FieldAddress] = [], unindexedKeys: [FieldAddress] = []) {
    self.undeclaredColumns = undeclaredColumns
    self.unindexedKeys = unindexedKeys
  }
}
