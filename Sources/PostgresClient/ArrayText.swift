/// The text form of one-dimensional arrays: `{1,2}`, `{"a","b \"c\""}`.
enum ArrayText {
  static func encode(_ items: [String]) -> String {
    var text = "{"
    for (index, item) in items.enumerated() {
      if index > 0 { text.append(",") }
      // Always quoted: an unquoted NULL, an empty element or a blank at an end would mean something else.
      text.append("\"")
      for scalar in item.unicodeScalars {
        if scalar == "\"" || scalar == "\\" { text.unicodeScalars.append("\\") }
        text.unicodeScalars.append(scalar)
      }
      text.append("\"")
    }
    text.append("}")
    return text
  }

  static func encode(_ numbers: [Int64]) -> String {
    "{" + numbers.map(String.init).joined(separator: ",") + "}"
  }

  /// The elements, `nil` for NULL; or `nil` when the text is not a one-dimensional array.
  static func decode(_ text: some Collection<UInt8>) -> [String?]? {
    var reader = Reader(bytes: Array(text))
    return reader.readArray()
  }

  private struct Reader {
    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) {
      self.bytes = bytes
    }

    mutating func readArray() -> [String?]? {
      skipBounds()
      guard take(UInt8(ascii: "{")) else { return nil }
      if take(UInt8(ascii: "}")) { return position == bytes.count ? [] : nil }
      var items: [String?] = []
      while true {
        guard let item = readItem() else { return nil }
        items.append(item.text)
        if take(UInt8(ascii: ",")) { continue }
        return take(UInt8(ascii: "}")) && position == bytes.count ? items : nil
      }
    }

    /// An array that does not begin at 1 says so before its braces: `[0:2]={…}`.
    private mutating func skipBounds() {
      guard bytes.first == UInt8(ascii: "["), let equals = bytes.firstIndex(of: UInt8(ascii: "=")) else { return }
      position = equals + 1
    }

    private mutating func readItem() -> (text: String?, Void)? {
      var content: [UInt8] = []
      if take(UInt8(ascii: "\"")) {
        while position < bytes.count {
          if take(UInt8(ascii: "\"")) { return (String(decoding: content, as: UTF8.self), ()) }
          _ = take(UInt8(ascii: "\\"))
          guard position < bytes.count else { return nil }
          content.append(bytes[position])
          position += 1
        }
        return nil
      }
      while position < bytes.count, bytes[position] != UInt8(ascii: ","), bytes[position] != UInt8(ascii: "}") {
        // A brace here opens a second dimension.
        guard bytes[position] != UInt8(ascii: "{") else { return nil }
        content.append(bytes[position])
        position += 1
      }
      let text = String(decoding: content, as: UTF8.self)
      return (text == "NULL" ? nil : text, ())
    }

    private mutating func take(_ byte: UInt8) -> Bool {
      guard position < bytes.count, bytes[position] == byte else { return false }
      position += 1
      return true
    }
  }
}
