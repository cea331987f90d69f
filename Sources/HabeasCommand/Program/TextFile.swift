import Foundation

/// A text in UTF-8 from a file, or from standard input for `-`.
enum TextFile {
  /// - Throws: ``OperatorError`` where it cannot be read or is not UTF-8.
  static func read(_ file: String) throws -> String {
    let data = file == "-" ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: file)
    guard let data else { throw OperatorError("\(file): the text cannot be read; give a file that exists and may be read") }
    guard let text = String(bytes: data, encoding: .utf8) else { throw OperatorError("\(file): not UTF-8; convert the text first") }
    return text
  }
}
