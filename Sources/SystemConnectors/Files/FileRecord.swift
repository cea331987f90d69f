import DataMap

/// What one line of a file, or several of a CSV file, turned out to be.
enum FileRecord {
  /// Values by the names that the file gives them.
  case row([String: JSONValue])
  /// No row. The text is for a look whether it mentions the person, and for nothing else.
  case unreadable(line: Int, text: String, isCut: Bool)
  case blank
}
