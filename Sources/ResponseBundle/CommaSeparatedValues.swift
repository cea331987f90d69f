import DataMap

/// CSV by RFC 4180, in UTF-8 with a byte order mark: without one, spreadsheet programs misread names such as "Łódź".
enum CommaSeparatedValues {
  /// What stands in place of a secret (N20). Data files keep to English.
  static let secretMarker = "held, not shown"

  static func bytes(of content: CollectionContent) -> [UInt8] {
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    append(content.collection.fields.map { quoted(neutralised($0.label)) }, to: &bytes)
    for row in content.rows { append(row.map(field), to: &bytes) }
    return bytes
  }

  private static func append(_ fields: [String], to bytes: inout [UInt8]) {
    bytes += fields.joined(separator: ",").utf8
    bytes += "\r\n".utf8
  }

  private static func field(_ cell: CollectionContent.Cell) -> String {
    switch cell {
    case .empty: ""
    case .secret: quoted(secretMarker)
    case .value(.int(let number)): String(number)
    case .value(.double(let number)): String(number)
    case .value(let value): quoted(neutralised(DisplayText.text(value)))
    }
  }

  /// A text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection).
  private static func neutralised(_ text: String) -> String {
    guard let first = text.unicodeScalars.first(where: { $0 != " " && $0 != "\u{A0}" }) else { return text }
    return "=+-@\t\r\n|%\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first) ? "'" + text : text
  }

  private static func quoted(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { "\",\r\n".unicodeScalars.contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
