/// Lines of a file that are no rows: which, never what they say.
public struct UnreadableLines: Sendable, Hashable, CustomStringConvertible {
  /// How many line numbers are kept.
  public static let shown = 20

  /// The file's name in the connection's folder.
  public var file: String
  public var count: Int
  /// From 1; the first ``shown`` of them.
  public var lines: [Int]

  public init(file: String, count: Int = 0, lines: [Int] = []) {
    self.file = file
    self.count = count
    self.lines = lines
  }

  mutating func add(_ line: Int) {
    count += 1
    if lines.count < Self.shown { lines.append(line) }
  }

  public var description: String {
    let numbers = lines.map(String.init).joined(separator: ", ") + (count > lines.count ? ", …" : "")
    return "\(file): \(count) unreadable \(count == 1 ? "line" : "lines") (\(numbers))"
  }
}
