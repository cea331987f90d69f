import Foundation

/// Whether a text can be a value of a column's type.
enum KeyFitness {
  static func fits(_ text: String, type: String) -> Bool {
    switch type {
    case "smallint": Int16(text) != nil
    case "integer": Int32(text) != nil
    case "bigint": Int64(text) != nil
    case "numeric": text.utf8.count < 200 && Decimal(string: text, locale: nil) != nil && Double(text) != nil
    case "real", "double precision": Double(text) != nil
    case "boolean": text == "true" || text == "false"
    case "uuid": UUID(uuidString: text) != nil
    default: true
    }
  }
}
