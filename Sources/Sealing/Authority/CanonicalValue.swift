/// The values that signed statements are made of, and their one spelling: JSON with sorted keys, no space, and no more escapes than JSON needs.
///
/// This is RFC 8785 without fractions. Two programs that hold equal statements make equal bytes, whatever encoder stored them in between.
public enum CanonicalValue: Hashable, Sendable {
  case string(String)
  case integer(Int64)
  case bool(Bool)
  case array([CanonicalValue])
  case object([String: CanonicalValue])

  /// The UTF-8 of the canonical JSON.
  public var bytes: [UInt8] {
    var output: [UInt8] = []
    write(to: &output)
    return output
  }

  private func write(to output: inout [UInt8]) {
    switch self {
    case .string(let text): Self.write(text, to: &output)
    case .integer(let number): output += Array(String(number).utf8)
    case .bool(let flag): output += Array((flag ? "true" : "false").utf8)
    case .array(let values):
      output.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        value.write(to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      // RFC 8785 section 3.2.3 sorts by UTF-16 code units.
      let sorted = members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
      for (index, member) in sorted.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        Self.write(member.key, to: &output)
        output.append(UInt8(ascii: ":"))
        member.value.write(to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): output += Array("\\\"".utf8)
      case UInt8(ascii: "\\"): output += Array("\\\\".utf8)
      case 0x08: output += Array("\\b".utf8)
      case 0x09: output += Array("\\t".utf8)
      case 0x0A: output += Array("\\n".utf8)
      case 0x0C: output += Array("\\f".utf8)
      case 0x0D: output += Array("\\r".utf8)
      case ..<0x20: output += Array("\\u00".utf8) + Array(Hex.encode([byte]).utf8)
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}
