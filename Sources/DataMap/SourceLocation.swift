/// A place in a data-map file.
public struct SourceLocation: Sendable, Hashable, Codable, CustomStringConvertible {
  /// The file's name relative to the data map's directory.
  public var file: String
  /// From 1.
  public var line: Int
  /// From 1.
  public var column: Int

  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  public var description: String { "\(file):\(line):\(column)" }
}
