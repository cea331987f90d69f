import DataMap

/// Reads PostgreSQL's text form of arrays.
struct ArrayTextReader {
  private let text: [UInt8]
  private let kind: ValueKind
  private var position = 0

  init(text: [UInt8], kind: ValueKind) {
    self.text = text
    self.kind = kind
    // Bounds other than from 1 come first: `[0:1]={…}`.
    if text.first == UInt8(ascii: "["), let equals = text.firstIndex(of: UInt8(ascii: "=")) { position = equals + 1 }
  }

  /// - Returns: `nil` for what is no array.
  mutating func array() -> JSONValue? {
    guard next == UInt8(ascii: "{") else { return nil }
    position += 1
    var elements: [JSONValue] = []
    while let byte = next, byte != UInt8(ascii: "}") {
      if byte == UInt8(ascii: ",") {
        position += 1
      } else if byte == UInt8(ascii: "{") {
        guard let nested = array() else { return nil }
        elements.append(nested)
      } else {
        elements.append(byte == UInt8(ascii: "\"") ? kind.value(quoted()) : plain())
      }
    }
    guard next != nil else { return nil }
    position += 1
    return .array(elements)
  }

  private var next: UInt8? { position < text.count ? text[position] : nil }

  private mutating func quoted() -> String {
    position += 1
    var bytes: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      if byte == UInt8(ascii: "\\") { position += 1 }
      if let byte = next { bytes.append(byte) }
      position += 1
    }
    position += 1
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func plain() -> JSONValue {
    let start = position
    while let byte = next, byte != UInt8(ascii: ","), byte != UInt8(ascii: "}") { position += 1 }
    let word = String(decoding: text[start..<position], as: UTF8.self)
    return word == "NULL" ? .null : kind.value(word)
  }
}
