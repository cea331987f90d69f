import Foundation
import Redaction
import Testing

/// Texts with what should be suggested marked as `{{kind:…}}`. All of it is invented.
struct RedactionExample: CustomTestStringConvertible {
  var text: String
  /// In Unicode scalars.
  var marked: [(kind: RedactionSuggestion.Kind, range: Range<Int>)]

  var testDescription: String { String(text.prefix(60)) }

  static func all(in file: String) throws -> [RedactionExample] {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Examples/\(file).txt")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { try RedactionExample(marked: String($0)) }
  }

  private init(marked source: String) throws {
    var text = ""
    var marked: [(kind: RedactionSuggestion.Kind, range: Range<Int>)] = []
    var rest = source[...]
    while let match = rest.firstMatch(of: /\{\{([a-z-]+):(.*?)\}\}/) {
      text += rest[..<match.range.lowerBound]
      let start = text.unicodeScalars.count
      text += match.2
      marked.append((try #require(RedactionSuggestion.Kind(rawValue: String(match.1))), start..<text.unicodeScalars.count))
      rest = rest[match.range.upperBound...]
    }
    self.text = text + rest
    self.marked = marked
  }
}
