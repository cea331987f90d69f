import Foundation

/// The reasons of a refusal in the DPO's own words, from a file.
enum ReasonsFile {
  /// More than this is no reason but a file chosen by mistake.
  static let maximumSize = 64 * 1024

  /// - Throws: `DeskError` for a file that is missing, empty, too large or no text.
  static func read(_ path: String) throws(DeskError) -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .untried("\(path): cannot be read. Write the reasons into a text file and name it after --reasons-file.")
    }
    guard data.count <= maximumSize, let text = String(bytes: data, encoding: .utf8) else {
      throw .untried("\(path): not a text in UTF-8 of at most \(maximumSize / 1024) KiB. Name the file with the reasons.")
    }
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !trimmed.isEmpty else { throw .untried("\(path): empty. A refusal must give its reasons (Article 12(4) UK GDPR).") }
    guard TerminalText.safe(trimmed) == trimmed.replacing("\r\n", with: "\n") else {
      throw .untried("\(path): holds control characters that have no place in a letter. Save it as plain text.")
    }
    return trimmed
  }
}
