import Foundation
import RightsLaw

/// What a ground must record, from a file with a line `field: text` for each; a text goes on over the lines that follow.
enum RecordFile {
  /// - Throws: `DeskError` for a file that cannot be read, and for a line that belongs to no field.
  static func read(_ path: String) throws(DeskError) -> [RecordedField: String] { try parse(try ReasonsFile.read(path), path: path) }

  static func parse(_ text: String, path: String) throws(DeskError) -> [RecordedField: String] {
    var record: [RecordedField: String] = [:]
    var current: RecordedField?
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let name = line.prefix { $0 != ":" }.trimmingCharacters(in: .whitespaces)
      if line.contains(":"), let field = RecordedField(rawValue: name) {
        guard record[field] == nil else { throw .untried("\(path), line \(number + 1): '\(name)' stands there twice.") }
        current = field
        record[field] = line.drop { $0 != ":" }.dropFirst().trimmingCharacters(in: .whitespaces)
      } else if let field = current {
        record[field, default: ""] += "\n" + line
      } else if !line.allSatisfy(\.isWhitespace) {
        let names = RecordedField.allCases.map(\.rawValue).joined(separator: ", ")
        throw .untried("\(path), line \(number + 1): begin with a field's name and a colon. Fields: \(names)")
      }
    }
    return record.mapValues { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter { !$0.value.isEmpty }
  }
}
