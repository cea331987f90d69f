/// A JSON object on one line, its members in the order in which they were added.
struct JSONLine {
  private var members: [String] = []

  mutating func add(_ name: String, _ value: String) { members.append("\"\(name)\":\(Self.quoted(value))") }

  /// - Parameter number: Text that is a JSON number already.
  mutating func add(_ name: String, number: String) {
    if Int(number).map({ String($0) }) == number { members.append("\"\(name)\":\(number)") } else { add(name, number) }
  }

  mutating func add(_ name: String, _ flag: Bool) { members.append("\"\(name)\":\(flag)") }

  mutating func add(_ name: String, _ lines: [JSONLine]) {
    members.append("\"\(name)\":[\(lines.map(\.text).joined(separator: ","))]")
  }

  var text: String { "{\(members.joined(separator: ","))}" }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      // Control characters, and the separators that some readers take for the end of a line.
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028 || scalar.value == 0x2029:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
