import DataMap
import Foundation

/// Reads a file's records in its format.
final class RecordReader {
  private enum Source {
    case lines(LineReader)
    case array(JSONArrayReader)
    case mailbox(MailboxReader)
  }

  private let source: Source
  private let format: FileFormat
  private let types: [String: DatasetField]
  /// The names of a CSV file's columns; empty for other formats.
  let header: [String]

  /// Opens the file, and reads the header of a CSV file.
  init(path: String, format: FileFormat, fields: [DatasetField]) throws(FileFault) {
    self.format = format
    types = Dictionary(fields.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    switch format {
    case .json(let rows): source = .array(try JSONArrayReader(path: path, rows: rows))
    case .mailbox: source = .mailbox(try MailboxReader(path: path))
    case .csv, .jsonLines, .combinedLog: source = .lines(try LineReader(path: path))
    }
    header = if case .csv(let delimiter) = format, case .lines(let lines) = source { try Self.header(lines, delimiter) } else { [] }
  }

  /// The next record, or `nil` at the end.
  func next() throws(FileFault) -> FileRecord? {
    switch source {
    case .lines(let lines): try lines.next().map { line throws(FileFault) in try record(of: line, lines) }
    case .mailbox(let mailbox): try mailbox.next()
    case .array(let array):
      try array.next().map { element in
        object(element.bytes) ?? .unreadable(line: element.line, text: String(decoding: element.bytes, as: UTF8.self), isCut: element.isCut)
      }
    }
  }

  private func record(of line: LineReader.Line, _ lines: LineReader) throws(FileFault) -> FileRecord {
    guard !line.isCut else { return unreadable(line) }
    if line.bytes.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) { return .blank }
    switch format {
    case .csv(let delimiter): return try csv(from: line, lines, delimiter)
    case .combinedLog(let extra):
      guard let text = String(validating: line.bytes, as: UTF8.self), let values = CombinedLogLine.values(of: text, extra: extra) else {
        return unreadable(line)
      }
      return .row(typed(values))
    case .jsonLines, .json, .mailbox: return object(line.bytes) ?? unreadable(line)
    }
  }

  private func object(_ bytes: [UInt8]) -> FileRecord? {
    guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)), case .object(let members) = value else { return nil }
    return .row(members)
  }

  // MARK: CSV

  /// A quoted value that goes on for longer has lost its closing quote.
  private static let maximumRecordLines = 200

  private static func header(_ lines: LineReader, _ delimiter: UInt8) throws(FileFault) -> [String] {
    guard let first = try lines.next() else { throw .noHeader }
    guard !first.isCut, case .values(let names) = CSVText.read(first.bytes, delimiter: delimiter),
      Set(names).count == names.count, !names.contains("")
    else { throw .badHeader(line: first.number) }
    return names
  }

  /// A quoted value may hold line ends. One that does not end, or that ends where the number of values is wrong, was no such value: only
  /// its first line is given up, and what was read on is read again.
  private func csv(from first: LineReader.Line, _ lines: LineReader, _ delimiter: UInt8) throws(FileFault) -> FileRecord {
    var bytes = first.bytes
    var taken: [LineReader.Line] = []
    var reading = CSVText.read(bytes, delimiter: delimiter)
    while reading == .open, taken.count < Self.maximumRecordLines, bytes.count < LineReader.maximumLineBytes, let next = try lines.next() {
      taken.append(next)
      guard !next.isCut else { break }
      bytes += [UInt8(ascii: "\n")] + next.bytes
      if next.bytes.contains(UInt8(ascii: "\"")) { reading = CSVText.read(bytes, delimiter: delimiter) }
    }
    if case .values(let values) = reading, values.count == header.count {
      return .row(typed(Dictionary(zip(header, values), uniquingKeysWith: { first, _ in first })))
    }
    lines.giveBack(taken)
    return unreadable(first)
  }

  private func typed(_ values: [String: String]) -> [String: JSONValue] {
    var row: [String: JSONValue] = [:]
    for (name, text) in values { row[name] = types[name].map { RowShape.typed(text, $0) } ?? .string(text) }
    return row
  }

  private func unreadable(_ line: LineReader.Line) -> FileRecord {
    .unreadable(line: line.number, text: String(decoding: line.bytes, as: UTF8.self), isCut: line.isCut)
  }
}
