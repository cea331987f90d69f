extension ClockVector {
  static let columns = ["id", "jurisdiction", "received_local", "events", "expected_due", "rule"]

  /// All cases of a CSV text with a header line. Columns may come in any order; `rule` may be missing, others are ignored.
  ///
  /// - Throws: ``ClockError`` with code ``ClockError/Code/invalidVector``, naming the line; nothing is guessed.
  public static func parse(_ csv: String) throws(ClockError) -> [ClockVector] {
    let records = try CommaSeparatedRecords.read(csv)
    guard let header = records.first?.fields else { throw invalid(line: 1, "the file is empty; its first line names the columns") }
    for column in columns.dropLast() where !header.contains(column) {
      throw invalid(line: 1, "the column '\(column)' is missing; the first line is \(columns.joined(separator: ","))")
    }
    var vectors: [ClockVector] = []
    for record in records.dropFirst() {
      guard record.fields.count == header.count else {
        throw invalid(line: record.line, "\(record.fields.count) columns where the header has \(header.count)")
      }
      let row = Dictionary(zip(header, record.fields), uniquingKeysWith: { first, _ in first })
      do {
        vectors.append(try ClockVectorRow(row).vector())
      } catch {
        throw invalid(line: record.line, error.message, rule: error.rule)
      }
    }
    return vectors
  }

  private static func invalid(line: Int, _ message: String, rule: String = "C9") -> ClockError {
    ClockError(.invalidVector, rule: rule, "line \(line): \(message)")
  }
}
