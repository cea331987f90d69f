/// How the text of a column's value becomes JSON.
enum ValueKind: Sendable, Hashable {
  case bool, integer, float, json, instant, text

  /// By the type's name. Decimals stay text, so that no digit is lost, as does every type that JSON has no like of.
  init(type: String) {
    switch type {
    case "boolean": self = .bool
    case "smallint", "integer", "bigint", "oid": self = .integer
    case "real", "double precision": self = .float
    case "json", "jsonb": self = .json
    case "timestamp with time zone", "timestamp without time zone": self = .instant
    default: self = .text
    }
  }
}
