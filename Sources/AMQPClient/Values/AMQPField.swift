public import struct Foundation.Date

/// A value in a message's header table.
///
/// Integers of every width that the protocol has are read as ``int(_:)``, both float widths as ``double(_:)``.
public enum AMQPField: Sendable, Hashable {
  case string(String)
  case int(Int64)
  case double(Double)
  case bool(Bool)
  case bytes([UInt8])
  /// In whole seconds, as the protocol has it.
  case timestamp(Date)
  case array([AMQPField])
  case table([String: AMQPField])
  case null
}

extension AMQPField {
  /// The text of a ``string(_:)``, otherwise `nil`.
  public var stringValue: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The number of an ``int(_:)``, otherwise `nil`.
  public var intValue: Int64? {
    if case .int(let value) = self { value } else { nil }
  }

  /// The value of a ``bool(_:)``, otherwise `nil`.
  public var boolValue: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }
}

extension AMQPField: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByFloatLiteral {
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int64) { self = .int(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(floatLiteral value: Double) { self = .double(value) }
}
