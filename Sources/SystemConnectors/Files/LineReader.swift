/// Reads a file line by line in bounded memory.
final class LineReader {
  /// A longer line is cut there: it is no row, and a file without line ends cannot fill the memory.
  static let maximumLineBytes = 1 << 20

  struct Line {
    /// From 1.
    var number: Int
    /// Without the line end.
    var bytes: [UInt8]
    var isCut: Bool
  }

  private let source: FileBytes
  private var buffer: [UInt8] = []
  private var position = 0
  private var number = 0
  private var returned: [Line] = []
  private var isAtEnd = false

  init(path: String) throws(FileFault) { source = try FileBytes(path: path) }

  /// The next line, or `nil` at the end. A last line without a line end counts; an empty rest does not.
  func next() throws(FileFault) -> Line? {
    if let line = returned.popLast() { return line }
    var line = Line(number: number + 1, bytes: [], isCut: false)
    var hasAny = false
    while true {
      if position == buffer.count, !(try fill()) {
        guard hasAny else { return nil }
        break
      }
      hasAny = true
      let rest = buffer[position...]
      let end = rest.firstIndex(of: UInt8(ascii: "\n"))
      let room = Self.maximumLineBytes - line.bytes.count
      let piece = rest[..<(end ?? rest.endIndex)]
      line.bytes += piece.prefix(room)
      if piece.count > room { line.isCut = true }
      position = end.map { $0 + 1 } ?? buffer.count
      if end != nil { break }
    }
    number += 1
    if line.bytes.last == UInt8(ascii: "\r") { line.bytes.removeLast() }
    if number == 1, line.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { line.bytes.removeFirst(3) }
    return line
  }

  /// Gives lines back, to be read again in their order.
  func giveBack(_ lines: some BidirectionalCollection<Line>) { returned += lines.reversed() }

  private func fill() throws(FileFault) -> Bool {
    guard !isAtEnd else { return false }
    (buffer, position) = (try source.next(), 0)
    isAtEnd = buffer.isEmpty
    return !isAtEnd
  }
}
