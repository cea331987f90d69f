/// A piece of HTML that cannot be broken by what is put into it: interpolated text is escaped, interpolated HTML is not.
///
/// ```swift
/// let page: HTML = "<p>\(name)</p>"     // name may hold <script>
/// ```
struct HTML: Hashable, Sendable, ExpressibleByStringInterpolation {
  private(set) var text: String

  /// - Parameter markup: HTML already.
  private init(markup: String) { text = markup }

  init(stringLiteral value: StaticString) { text = "\(value)" }

  init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity * 2) }

    mutating func appendLiteral(_ literal: StaticString) { text += "\(literal)" }
    mutating func appendInterpolation(_ value: String) { text += HTML.escaped(value) }
    mutating func appendInterpolation(_ value: HTML?) { text += value?.text ?? "" }
    mutating func appendInterpolation(_ values: [HTML]) { for value in values { text += value.text } }
  }

  static let none: HTML = ""

  /// `template` with each `{name}` replaced by a piece of HTML; the rest is text.
  static func filled(_ template: String, _ values: [String: HTML]) -> HTML {
    var text = escaped(template)
    for (name, value) in values { text = text.replacing("{\(name)}", with: value.text) }
    return HTML(markup: text)
  }

  /// Text for an element or a quoted attribute.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
