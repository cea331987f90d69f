/// The W3C trace context header `traceparent` (https://www.w3.org/TR/trace-context/, level 1): ties the steps of one case's way together.
public struct TraceParent: Hashable, Sendable, LosslessStringConvertible {
  /// 32 lower-case hex digits, not all zero.
  public let traceID: String
  /// 16 lower-case hex digits, not all zero.
  public let parentID: String
  public let isSampled: Bool

  /// A new trace.
  public init() {
    traceID = Self.hex(UInt64.random(in: 1 ... .max)) + Self.hex(UInt64.random(in: .min ... .max))
    parentID = Self.hex(UInt64.random(in: 1 ... .max))
    isSampled = true
  }

  /// Parses a header's value; nil where it must be ignored. A later version than 00 is read as far as version 00 goes.
  public init?(_ description: String) {
    let bytes = Array(description.utf8)
    guard bytes.count >= 55, bytes[2] == Self.dash, bytes[35] == Self.dash, bytes[52] == Self.dash else { return nil }
    let version = Array(bytes[0..<2])
    let trace = Array(bytes[3..<35])
    let parent = Array(bytes[36..<52])
    let flags = Array(bytes[53..<55])
    guard [version, trace, parent, flags].allSatisfy({ $0.allSatisfy(Self.isDigit) }) else { return nil }
    guard version != Array("ff".utf8) else { return nil }
    if version == Array("00".utf8) {
      guard bytes.count == 55 else { return nil }
    } else {
      guard bytes.count == 55 || bytes[55] == Self.dash else { return nil }
    }
    guard trace.contains(where: { $0 != Self.zero }), parent.contains(where: { $0 != Self.zero }) else { return nil }
    traceID = String(decoding: trace, as: UTF8.self)
    parentID = String(decoding: parent, as: UTF8.self)
    isSampled = (UInt8(String(decoding: flags, as: UTF8.self), radix: 16) ?? 0) & 1 == 1
  }

  private init(traceID: String, parentID: String, isSampled: Bool) {
    self.traceID = traceID
    self.parentID = parentID
    self.isSampled = isSampled
  }

  /// The same trace, one step on.
  public func child() -> TraceParent {
    TraceParent(traceID: traceID, parentID: Self.hex(UInt64.random(in: 1 ... .max)), isSampled: isSampled)
  }

  /// The header's value.
  public var description: String { "00-\(traceID)-\(parentID)-\(isSampled ? "01" : "00")" }

  private static let dash = UInt8(ascii: "-")
  private static let zero = UInt8(ascii: "0")

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) }

  private static func hex(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
