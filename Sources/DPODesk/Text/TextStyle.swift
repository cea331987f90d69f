/// Marks text for a terminal, or leaves it as it is.
struct TextStyle: Hashable, Sendable {
  let isColoured: Bool

  static let plain = TextStyle(isColoured: false)

  func marked(_ text: String, _ mark: TextMark) -> String {
    guard isColoured, let code = Self.code(of: mark) else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  func heading(_ text: String) -> String { marked(text, .heading) }
  func dim(_ text: String) -> String { marked(text, .dim) }
  func warning(_ text: String) -> String { marked(text, .warning) }

  /// Select Graphic Rendition (ECMA-48).
  private static func code(of mark: TextMark) -> Int? {
    switch mark {
    case .plain: nil
    case .heading: 1
    case .dim: 2
    case .urgent: 31
    case .warning: 33
    case .good: 32
    }
  }
}
