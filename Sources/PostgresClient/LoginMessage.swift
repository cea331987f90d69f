/// Reads what libpq says about a failed login.
enum LoginMessage {
  /// The reason without libpq's preamble and without the server's further lines, and the SQLSTATE if the server sent one.
  static func parse(_ text: String) -> (reason: String, sqlState: String?) {
    // Several addresses give several lines; the last attempt counts.
    let lines = text.split(separator: "\n").map { String($0) }
    let attempts = lines.filter { $0.hasPrefix("connection to server") }
    var reason = attempts.last ?? lines.first ?? "libpq gave no reason"
    if let range = firstRange(of: " failed: ", in: reason) { reason = String(reason[range.upperBound...]) }
    // Verbose form: `FATAL:  28P01: password authentication failed for user "x"`.
    guard let colon = firstRange(of: ":  ", in: reason) else { return (trim(reason), nil) }
    let rest = reason[colon.upperBound...]
    let state = rest.prefix(5)
    guard state.count == 5, state.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isUppercase) }), rest.dropFirst(5).hasPrefix(": ") else {
      return (trim(reason), nil)
    }
    return (trim(String(rest.dropFirst(7))), String(state))
  }

  private static func firstRange(of needle: String, in text: String) -> Range<String.Index>? {
    var start = text.startIndex
    while start < text.endIndex {
      if text[start...].hasPrefix(needle) { return start..<text.index(start, offsetBy: needle.count) }
      start = text.index(after: start)
    }
    return nil
  }

  private static func trim(_ text: String) -> String {
    var text = Substring(text)
    while let last = text.last, last.isWhitespace || last == "." { text.removeLast() }
    return String(text.drop { $0.isWhitespace })
  }
}
