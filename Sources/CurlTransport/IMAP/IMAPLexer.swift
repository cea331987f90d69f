/// Reads the values of a framed response. Pure, and bounded in depth.
struct IMAPLexer {
  private let pieces: [IMAPFramer.Piece]
  private let maximumDepth: Int
  private var piece = 0
  private var position = 0

  init(_ frame: IMAPFramer.Frame, maximumDepth: Int) {
    pieces = frame.pieces
    self.maximumDepth = maximumDepth
  }

  /// All values up to the end of the response.
  mutating func values() throws(IMAPSyntaxError) -> [IMAPValue] {
    var result: [IMAPValue] = []
    while let value = try value(depth: 0) { result.append(value) }
    return result
  }

  /// The next value; `nil` at the end of the response.
  private mutating func value(depth: Int) throws(IMAPSyntaxError) -> IMAPValue? {
    skipSpaces()
    if let literal = takeLiteral() { return .string(literal) }
    guard let byte = peek() else { return nil }
    switch byte {
    case UInt8(ascii: "\""): return .string(try quoted())
    case UInt8(ascii: "("): return .list(try list(depth: depth + 1))
    case UInt8(ascii: ")"): throw IMAPSyntaxError("a list ends that did not begin")
    default: return try atom()
    }
  }

  private mutating func list(depth: Int) throws(IMAPSyntaxError) -> [IMAPValue] {
    guard depth <= maximumDepth else { throw IMAPSyntaxError("lists are nested more than \(maximumDepth) deep") }
    position += 1
    var result: [IMAPValue] = []
    while true {
      skipSpaces()
      if peek() == UInt8(ascii: ")") {
        position += 1
        return result
      }
      guard let value = try value(depth: depth) else { throw IMAPSyntaxError("a list does not end") }
      result.append(value)
    }
  }

  private mutating func quoted() throws(IMAPSyntaxError) -> [UInt8] {
    position += 1
    var result: [UInt8] = []
    while let byte = peek() {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return result
      case UInt8(ascii: "\\"):
        guard let escaped = peek() else { throw IMAPSyntaxError("a quoted string does not end") }
        result.append(escaped)
        position += 1
      default: result.append(byte)
      }
    }
    throw IMAPSyntaxError("a quoted string does not end")
  }

  /// An atom, with a section in brackets such as `BODY[HEADER.FIELDS (DATE)]` as part of it.
  private mutating func atom() throws(IMAPSyntaxError) -> IMAPValue? {
    var bytes: [UInt8] = []
    var brackets = 0
    while let byte = peek() {
      if brackets == 0, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") { break }
      if byte == UInt8(ascii: "[") { brackets += 1 }
      if byte == UInt8(ascii: "]") { brackets = max(0, brackets - 1) }
      bytes.append(byte)
      position += 1
    }
    if peek() == nil, let size = Self.announcement(in: bytes) {
      // The announcement of the literal that follows is no value of its own.
      bytes.removeLast(size)
      if bytes.isEmpty {
        guard let literal = takeLiteral() else { throw IMAPSyntaxError("a literal is announced that does not come") }
        return .string(literal)
      }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.uppercased() == "NIL" ? .null : .atom(text)
  }

  /// The length of `{12}`, `{12+}` or `~{12}` at the end of the bytes, where only a literal can follow.
  private static func announcement(in bytes: [UInt8]) -> Int? {
    guard bytes.last == UInt8(ascii: "}"), let open = bytes.lastIndex(of: UInt8(ascii: "{")) else { return nil }
    let digits = bytes[(open + 1)..<(bytes.count - 1)]
    guard !digits.isEmpty, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "+") })
    else { return nil }
    let hasTilde = open > 0 && bytes[open - 1] == UInt8(ascii: "~")
    return bytes.count - open + (hasTilde ? 1 : 0)
  }

  private mutating func takeLiteral() -> [UInt8]? {
    // Past the end of a line, a literal may follow; past the literal, the next line.
    if case .line(let line)? = current, position >= line.count, piece + 1 < pieces.count {
      piece += 1
      position = 0
    }
    guard case .literal(let bytes)? = current else { return nil }
    piece += 1
    position = 0
    return bytes
  }

  private var current: IMAPFramer.Piece? {
    pieces.indices.contains(piece) ? pieces[piece] : nil
  }

  private func peek() -> UInt8? {
    guard case .line(let line)? = current, position < line.count else { return nil }
    return line[position]
  }

  private mutating func skipSpaces() {
    while peek() == UInt8(ascii: " ") { position += 1 }
  }
}
