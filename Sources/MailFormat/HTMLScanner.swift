/// Splits HTML into text and tags, as leniently as browsers do; attributes are dropped.
struct HTMLScanner {
  enum Token: Equatable {
    case text(String)
    case open(String)
    case close(String)
  }

  private let bytes: [UInt8]
  private var position = 0

  init(_ html: String) {
    bytes = Array(html.utf8)
  }

  mutating func next() -> Token? {
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "<") else { return .text(readText()) }
      guard let following = byte(at: position + 1) else {
        position = bytes.count
        return .text("<")
      }
      switch following {
      case UInt8(ascii: "!"), UInt8(ascii: "?"):
        skipDeclaration()
      case UInt8(ascii: "/"):
        position += 2
        if let tag = readTag() { return .close(tag) }
      case _ where Self.isLetter(following):
        position += 1
        guard let tag = readTag() else { return nil }
        if Self.unread.contains(tag) {
          skipContent(of: tag)
        } else {
          return .open(tag)
        }
      default:
        position += 1
        return .text("<")
      }
    }
    return nil
  }

  /// Elements whose content is not for reading.
  private static let unread: Set<String> = ["script", "style", "title", "template", "iframe", "object", "noframes", "xml"]

  private mutating func readText() -> String {
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
    return HTMLEntities.decode(bytes[start..<position])
  }

  /// Reads a name and skips to the end of the tag; `nil` where the document ends within it.
  private mutating func readTag() -> String? {
    let start = position
    while let byte = byte(at: position), Self.isLetter(byte) || Self.isDigit(byte) { position += 1 }
    // The names that matter are short; what is longer is no element of HTML.
    let name = String(decoding: bytes[start..<min(position, start + 16)], as: UTF8.self).lowercased()
    var quote: UInt8?
    while let byte = byte(at: position) {
      position += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        // Only after an equals sign does a quotation mark begin a value.
        if self.byte(at: position - 2) == UInt8(ascii: "=") { quote = byte }
      } else if byte == UInt8(ascii: ">") {
        return name
      }
    }
    return nil
  }

  private mutating func skipDeclaration() {
    if matches("<!--", at: position) {
      position += 4
      while position < bytes.count {
        if matches("-->", at: position) {
          position += 3
          return
        }
        position += 1
      }
      return
    }
    while position < bytes.count, bytes[position] != UInt8(ascii: ">") { position += 1 }
    position = min(position + 1, bytes.count)
  }

  private mutating func skipContent(of tag: String) {
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "<"), matches("</" + tag, at: position) {
        position += 2
        _ = readTag()
        return
      }
      position += 1
    }
  }

  private func matches(_ word: String, at start: Int) -> Bool {
    var index = start
    for expected in word.utf8 {
      guard let byte = byte(at: index), byte == expected || (Self.isLetter(byte) && byte | 0x20 == expected) else { return false }
      index += 1
    }
    return true
  }

  private func byte(at index: Int) -> UInt8? {
    bytes.indices.contains(index) ? bytes[index] : nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
