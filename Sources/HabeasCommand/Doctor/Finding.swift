/// One line of what was looked at.
struct Finding: Hashable, Sendable, CustomStringConvertible {
  enum Level: String, Sendable {
    case ok
    /// It works, and somebody should know.
    case warning
    /// It does not work, or cannot be trusted.
    case fault
  }

  let level: Level
  /// What was looked at, in a word or two.
  let subject: String
  /// What was found; for warnings and faults also what to do.
  let text: String

  static func ok(_ subject: String, _ text: String) -> Finding { Finding(level: .ok, subject: subject, text: text) }
  static func warning(_ subject: String, _ text: String) -> Finding { Finding(level: .warning, subject: subject, text: text) }
  static func fault(_ subject: String, _ text: String) -> Finding { Finding(level: .fault, subject: subject, text: text) }

  /// One line, whatever the text holds.
  var description: String {
    let word = level.rawValue + String(repeating: " ", count: 8 - level.rawValue.count)
    return "\(word) \(subject): \(text.split(whereSeparator: \.isNewline).joined(separator: "; "))"
  }
}
