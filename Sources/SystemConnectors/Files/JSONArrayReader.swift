import Foundation

/// Reads the elements of one array in a JSON document (RFC 8259) one after another, in bounded memory.
final class JSONArrayReader {
  /// A longer element is cut there: it is no row.
  static let maximumElementBytes = 1 << 20

  struct Element {
    /// Where it begins, from 1.
    var line: Int
    var bytes: [UInt8]
    var isCut: Bool
  }

  private enum Place { case outside, first, within, ended }

  private let bytes: FileBytes
  private let path: [String]
  private var chunk: [UInt8] = []
  private var position = 0
  private var line = 1
  private var place = Place.outside

  /// - Parameter rows: The names of the members that lead to the array; none where the document is the array.
  init(path: String, rows: [String]) throws(FileFault) {
    bytes = try FileBytes(path: path)
    self.path = rows
  }

  /// The next element, or `nil` after the last.
  ///
  /// - Throws: ``FileFault`` where there is no such array, or where the document ends or goes on as none does: what follows is not known.
  func next() throws(FileFault) -> Element? {
    guard place != .ended else { return nil }
    if place == .outside { try enter() }
    var byte = try significant()
    if byte == UInt8(ascii: "]") {
      try end()
      return nil
    }
    if place == .within {
      guard byte == UInt8(ascii: ",") else { throw .badJSON(line: line) }
      advance()
      byte = try significant()
    }
    place = .within
    var element = Element(line: line, bytes: [], isCut: false)
    try value { piece in
      let room = Self.maximumElementBytes - element.bytes.count
      element.bytes += piece.prefix(room)
      if piece.count > room { element.isCut = true }
    }
    guard !element.bytes.isEmpty else { throw .badJSON(line: line) }
    return element
  }

  // MARK: Finding the array

  private func enter() throws(FileFault) {
    if try peek() == 0xEF { for _ in 0..<3 where try peek() != nil { advance() } }
    for name in path { try descend(to: name) }
    guard try significant() == UInt8(ascii: "[") else { throw .noRows(line: line) }
    advance()
    place = .first
  }

  private func descend(to name: String) throws(FileFault) {
    guard try significant() == UInt8(ascii: "{") else { throw .noRows(line: line) }
    advance()
    while true {
      guard try significant() == UInt8(ascii: "\"") else { throw .noRows(line: line) }
      var key: [UInt8] = []
      try value { if key.count < 4096 { key += $0 } }
      guard try significant() == UInt8(ascii: ":") else { throw .badJSON(line: line) }
      advance()
      if (try? JSONDecoder().decode(String.self, from: Data(key))) == name { return }
      _ = try significant()
      try value { _ in }
      guard try significant() == UInt8(ascii: ",") else { throw .noRows(line: line) }
      advance()
    }
  }

  /// After the array of a whole document nothing may follow: it would be data that nobody looked at.
  private func end() throws(FileFault) {
    advance()
    place = .ended
    guard path.isEmpty else { return }
    while let byte = try peek() {
      guard Self.isSpace(byte) else { throw .badJSON(line: line) }
      advance()
    }
  }

  // MARK: Values

  /// Hands on the bytes of the value that begins here, piece by piece. Whether it is valid is for a decoder to say; here only brackets and
  /// quotes count.
  private func value(_ take: (ArraySlice<UInt8>) -> Void) throws(FileFault) {
    var scan = ValueScan()
    while try peek() != nil {
      let end = chunk.withUnsafeBufferPointer { scan.end(in: $0, from: position, lines: &line) }
      take(chunk[position..<end])
      position = end
      if scan.isComplete { return }
    }
    throw .endsEarly(line: line)
  }

  /// The next byte that is no space.
  private func significant() throws(FileFault) -> UInt8 {
    while let byte = try peek() {
      if !Self.isSpace(byte) { return byte }
      advance()
    }
    throw .endsEarly(line: line)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  private func peek() throws(FileFault) -> UInt8? {
    if position == chunk.count { (chunk, position) = (try bytes.next(), 0) }
    return position < chunk.count ? chunk[position] : nil
  }

  private func advance() {
    if chunk[position] == 0x0A { line += 1 }
    position += 1
  }
}
