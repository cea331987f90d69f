/// Where a JSON value ends, found piece by piece.
struct ValueScan {
  private(set) var isComplete = false
  private var depth = 0
  private var isQuoted = false
  private var isEscaped = false
  private var isScalar = false

  /// - Parameter lines: Goes up by the line ends that are passed.
  /// - Returns: The place after the last byte in `bytes` that belongs to the value.
  mutating func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, lines: inout Int) -> Int {
    var place = start
    while place < bytes.count {
      let byte = bytes[place]
      if isQuoted {
        quoted(byte)
      } else {
        switch byte {
        case UInt8(ascii: "\""): isQuoted = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          if depth == 0 { return finish(place) }
          depth -= 1
        case UInt8(ascii: ","), UInt8(ascii: ":"), 0x20, 0x09, 0x0A, 0x0D:
          if depth == 0 { return finish(place) }
        default: isScalar = isScalar || depth == 0
        }
      }
      if byte == 0x0A { lines += 1 }
      place += 1
      if depth == 0, !isQuoted, !isScalar { return finish(place) }
    }
    return place
  }

  private mutating func quoted(_ byte: UInt8) {
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "\"") {
      isQuoted = false
    }
  }

  private mutating func finish(_ place: Int) -> Int {
    isComplete = true
    return place
  }
}
