/// Cuts the stream of a server's bytes into responses: lines that literals may interrupt (RFC 3501, section 4.3).
///
/// Incremental: every byte is looked at once, however the stream was cut into pieces.
struct IMAPFramer {
  /// A response without its last line end: what was on its lines, and its literals between them.
  struct Frame: Equatable {
    var pieces: [Piece] = []
  }

  enum Piece: Equatable {
    case line([UInt8])
    case literal([UInt8])
  }

  var limits: IMAPLimits
  private var buffer: [UInt8] = []
  private var consumed = 0
  private var scanned = 0
  private var frame = Frame()
  private var lineBytes = 0
  private var literalBytes = 0
  private var literalRemaining: Int?
  private var literal: [UInt8] = []

  init(limits: IMAPLimits = .init()) {
    self.limits = limits
  }

  mutating func append(_ bytes: [UInt8]) {
    if consumed > 0 {
      buffer.removeFirst(consumed)
      scanned -= consumed
      consumed = 0
    }
    buffer += bytes
  }

  /// The next complete response, if it is there.
  mutating func next() throws(IMAPSyntaxError) -> Frame? {
    while true {
      if let remaining = literalRemaining {
        guard takeLiteral(remaining) else { return nil }
      }
      guard let line = try takeLine() else { return nil }
      frame.pieces.append(.line(line))
      guard let size = try announcedLiteral(at: line) else {
        defer {
          frame = Frame()
          (lineBytes, literalBytes) = (0, 0)
        }
        return frame
      }
      literalRemaining = size
      literal.reserveCapacity(size)
    }
  }

  private mutating func takeLiteral(_ remaining: Int) -> Bool {
    let count = min(remaining, buffer.count - consumed)
    literal += buffer[consumed..<(consumed + count)]
    consumed += count
    scanned = consumed
    guard count == remaining else {
      literalRemaining = remaining - count
      return false
    }
    frame.pieces.append(.literal(literal))
    literal = []
    literalRemaining = nil
    return true
  }

  private mutating func takeLine() throws(IMAPSyntaxError) -> [UInt8]? {
    guard let end = buffer[max(scanned, consumed)...].firstIndex(of: UInt8(ascii: "\n")) else {
      scanned = buffer.count
      guard lineBytes + scanned - consumed <= limits.lineBytes else { throw tooLong }
      return nil
    }
    var line = Array(buffer[consumed..<end])
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    consumed = end + 1
    scanned = consumed
    lineBytes += line.count
    guard lineBytes <= limits.lineBytes else { throw tooLong }
    return line
  }

  private var tooLong: IMAPSyntaxError {
    IMAPSyntaxError("a response has more than \(limits.lineBytes) bytes beside its literals", code: .tooLong)
  }

  /// The size in `{12}` or `{12+}` at the end of a line; with a tilde before it in `~{12}` (RFC 3516), which is left to
  /// the reader of the line.
  private mutating func announcedLiteral(at line: [UInt8]) throws(IMAPSyntaxError) -> Int? {
    guard line.last == UInt8(ascii: "}"), !isStatus, let open = line.lastIndex(of: UInt8(ascii: "{")) else { return nil }
    var digits = line[(open + 1)..<(line.count - 1)]
    if digits.last == UInt8(ascii: "+") { digits.removeLast() }
    guard !digits.isEmpty, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
    guard let size = Int(String(decoding: digits, as: UTF8.self)), size <= limits.literalBytes - literalBytes else {
      throw IMAPSyntaxError("a response has more than \(limits.literalBytes) bytes of literals", code: .tooLong)
    }
    literalBytes += size
    return size
  }

  /// Status responses end in words for people, where braces mean nothing.
  private var isStatus: Bool {
    guard case .line(let line)? = frame.pieces.first else { return false }
    if line.first == UInt8(ascii: "+") { return true }
    let words = line.prefix(80).split(separator: UInt8(ascii: " "), maxSplits: 2)
    guard words.count > 1 else { return false }
    return IMAPStatus.Kind(String(decoding: words[1], as: UTF8.self)) != nil
  }
}
