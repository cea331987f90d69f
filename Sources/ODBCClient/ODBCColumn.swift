import CODBC

/// A column of a result.
public struct ODBCColumn: Sendable, Hashable {
  /// What becomes of its values.
  public enum Kind: Sendable, Hashable {
    case bit, integer, float, decimal, instant, date, time, binary, text
  }

  public var name: String
  public var kind: Kind

  public init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }

  init(name: String, type: Int32) {
    self.name = name
    kind = Kind(type: type)
  }
}

extension ODBCColumn.Kind {
  /// By the SQL type's number; what has none of its own is text.
  init(type: Int32) {
    self =
      switch type {
      case SQL_BIT: .bit
      case SQL_TINYINT, SQL_SMALLINT, SQL_INTEGER, SQL_BIGINT: .integer
      case SQL_REAL, SQL_FLOAT, SQL_DOUBLE: .float
      case SQL_DECIMAL, SQL_NUMERIC: .decimal
      case SQL_TYPE_TIMESTAMP: .instant
      case SQL_TYPE_DATE: .date
      case SQL_TYPE_TIME: .time
      case SQL_BINARY, SQL_VARBINARY, SQL_LONGVARBINARY: .binary
      default: .text
      }
  }
}

/// One value of a row.
public enum ODBCValue: Sendable, Hashable {
  case null
  case text(String)
  case bytes([UInt8])

  /// The text; `nil` for null and for bytes.
  public var text: String? { if case .text(let text) = self { text } else { nil } }
}
