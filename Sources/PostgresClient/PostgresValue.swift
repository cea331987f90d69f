public import FoundationEssentials

/// A parameter of a statement.
///
/// Parameters travel apart from the SQL text, never inside it. Like an untyped literal, a parameter takes its SQL type
/// from where it stands (`WHERE id = $1`); where the place says nothing (`SELECT $1`), write a cast (`$1::bigint`).
public enum PostgresValue: Sendable, Hashable {
  case null

  /// For text and every type with a text form: enumerations, numeric, date, interval, inet, …
  case text(String)

  /// `bytea`, sent as it is.
  case bytes([UInt8])

  /// `smallint`, `integer`, `bigint` or `numeric`.
  case int(Int64)

  /// `real`, `double precision` or `numeric`.
  case double(Double)

  case bool(Bool)
  case uuid(UUID)

  /// A JSON text, for `json` or `jsonb`.
  case json(String)

  /// `timestamptz`, to the microsecond; for `timestamp` and `date`, in UTC.
  case timestamp(Date)

  case textArray([String])
  case uuidArray([UUID])
  case intArray([Int64])
  case bytesArray([[UInt8]])
}

extension PostgresValue: ExpressibleByNilLiteral, ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral
{
  public init(nilLiteral: ()) { self = .null }
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int64) { self = .int(value) }
  public init(floatLiteral value: Double) { self = .double(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension PostgresValue: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The kind alone: a parameter may be personal data, and descriptions end up in logs.
  public var description: String {
    switch self {
    case .null: "null"
    case .text: "text"
    case .bytes: "bytes"
    case .int: "int"
    case .double: "double"
    case .bool: "bool"
    case .uuid: "uuid"
    case .json: "json"
    case .timestamp: "timestamp"
    case .textArray: "textArray"
    case .uuidArray: "uuidArray"
    case .intArray: "intArray"
    case .bytesArray: "bytesArray"
    }
  }

  public var debugDescription: String { description }

  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
