/// Mails one after another in a file, as mbox keeps them (RFC 4155): each begins with a line `From sender date`.
public enum MailboxFile {
  /// Whether a file is one: its first line begins with `From ` and a header follows.
  public static func isOne(_ bytes: some Collection<UInt8>) -> Bool {
    let bytes = Array(bytes.prefix(4096))
    return beginsMessage(bytes[...])
  }

  /// The mails, without the line that separates them, and with quoted `>From ` lines as they were written.
  ///
  /// A line that begins with `From ` within a body is taken for what it is: it begins a mail only where an empty line precedes it and a
  /// header follows.
  public static func messages(in bytes: [UInt8]) -> [[UInt8]] {
    var messages: [[UInt8]] = []
    var current: [UInt8]?
    var isAfterEmptyLine = true
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: newline).map { $0 + 1 } ?? bytes.endIndex
      let line = bytes[start..<end]
      if isAfterEmptyLine, line.starts(with: separator), beginsMessage(bytes[start...]) {
        if let current { messages.append(current) }
        current = []
      } else {
        current?.append(contentsOf: unquoted(line))
      }
      isAfterEmptyLine = line.allSatisfy { $0 == newline || $0 == carriageReturn }
      start = end
    }
    if let current { messages.append(current) }
    return messages
  }

  /// Whether a line can be one that separates mails; one that can be a header field has to follow.
  public static func isSeparator(_ line: some Sequence<UInt8>) -> Bool { line.starts(with: separator) }

  /// Whether a line begins with a field's name and a colon.
  public static func isHeaderField(_ line: some Collection<UInt8>) -> Bool {
    let name = line.prefix(128).prefix { $0 != UInt8(ascii: ":") }
    return !name.isEmpty && name.count < line.count && name.count < 128 && name.allSatisfy { (33...126).contains($0) }
  }

  /// A line of a mail as it was written: mbox sets a `>` before what would look like a separator.
  public static func unquoted<Line: Collection<UInt8>>(_ line: Line) -> Line.SubSequence where Line.SubSequence: Collection<UInt8> {
    let isQuoted = line.first == quote && line.drop { $0 == quote }.starts(with: separator)
    return line.dropFirst(isQuoted ? 1 : 0)
  }

  private static let separator = Array("From ".utf8)
  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let quote = UInt8(ascii: ">")

  /// `From ` and something, then a line with a field name and a colon.
  private static func beginsMessage(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.starts(with: separator), let end = bytes.prefix(1024).firstIndex(of: newline) else { return false }
    return isHeaderField(bytes[(end + 1)...].prefix(256))
  }
}
