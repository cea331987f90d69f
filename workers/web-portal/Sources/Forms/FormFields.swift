/// The fields of a posted form (`application/x-www-form-urlencoded`), strictly read.
struct FormFields: Sendable {
  private var values: [String: [String]] = [:]

  /// - Returns: `nil` for what is no such form: broken escapes, text that is not UTF-8, or more fields than any page of ours has.
  init?(_ body: some Collection<UInt8>) {
    let pairs = body.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: true)
    guard pairs.count <= 64 else { return nil }
    for pair in pairs {
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(parts[0]), let value = parts.count == 2 ? Self.decoded(parts[1]) : "" else { return nil }
      values[name, default: []].append(value)
    }
  }

  /// One value without white space around it; empty where the field is absent.
  subscript(name: String) -> String { values[name]?.first.map(Self.cleaned) ?? "" }

  /// All values of a group of checkboxes.
  func all(_ name: String) -> [String] { values[name] ?? [] }

  /// Line ends as one kind, and no control characters: they have no place in what people type.
  private static func cleaned(_ text: String) -> String {
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    let kept = lines.unicodeScalars.filter { $0 == "\n" || $0 == "\t" || $0.properties.generalCategory != .control }
    return String(String.UnicodeScalarView(kept)).trimmingCharacters
  }

  private static func decoded(_ bytes: some Collection<UInt8>) -> String? {
    var decoded: [UInt8] = []
    var index = bytes.startIndex
    while index != bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "+"): decoded.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        var value: UInt8 = 0
        for _ in 0..<2 {
          bytes.formIndex(after: &index)
          guard index != bytes.endIndex, let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue else { return nil }
          value = value << 4 | UInt8(digit)
        }
        decoded.append(value)
      case let byte: decoded.append(byte)
      }
      bytes.formIndex(after: &index)
    }
    return String(validating: decoded, as: UTF8.self)
  }
}

extension String {
  /// Without white space and line ends around it.
  fileprivate var trimmingCharacters: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(self[first...last])
  }
}
