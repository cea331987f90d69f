/// Reads comma-separated values as RFC 4180 has them: quotes double inside quotes, line ends of either kind.
enum CommaSeparatedRecords {
  struct Record {
    /// The line on which the record begins, from 1.
    let line: Int
    var fields: [String]
  }

  /// - Throws: ``ClockError`` with code ``ClockError/Code/invalidVector`` for a quote that does not end.
  static func read(_ text: String) throws(ClockError) -> [Record] {
    var records: [Record] = []
    var fields: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var line = 1
    var firstLine = 1

    func endOfRecord() {
      fields.append(String(field))
      field = String.UnicodeScalarView()
      if fields != [""] { records.append(Record(line: firstLine, fields: fields)) }
      fields = []
      firstLine = line
    }

    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()
    // A byte order mark is no part of the first column's name.
    if next == "\u{FEFF}" { next = scalars.next() }
    while let scalar = next {
      next = scalars.next()
      if scalar == "\n" { line += 1 }
      switch scalar {
      case "\"" where isQuoted && next == "\"":
        field.append(scalar)
        next = scalars.next()
      case "\"" where isQuoted: isQuoted = false
      case _ where isQuoted: field.append(scalar)
      case "\"" where field.isEmpty: isQuoted = true
      case ",":
        fields.append(String(field))
        field = String.UnicodeScalarView()
      case "\r" where next == "\n": break
      case "\n", "\r": endOfRecord()
      default: field.append(scalar)
      }
    }
    guard !isQuoted else {
      throw ClockError(.invalidVector, rule: "C9", "line \(firstLine): a quoted field does not end; close it with \"")
    }
    endOfRecord()
    return records
  }

  /// A field as it is written: quoted where it must be.
  static func written(_ field: String) -> String {
    guard field.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return field }
    return "\"" + field.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }
}
