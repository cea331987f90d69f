public import Foundation

/// The trace line that a mail server puts on top of each mail it takes (RFC 5321, section 4.4).
public enum ReceivedLine {
  /// The time in it, which follows the last semicolon.
  public static func date(_ line: String) -> Date? {
    guard let semicolon = line.lastIndex(of: ";") else { return nil }
    var text = line[line.index(after: semicolon)...].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if let comment = text.firstIndex(of: "(") { text = String(text[..<comment]).trimmingCharacters(in: .whitespaces) }
    if let comma = text.firstIndex(of: ",") { text = String(text[text.index(after: comma)...]).trimmingCharacters(in: .whitespaces) }
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    for format in ["d MMM yyyy HH:mm:ss Z", "d MMM yyyy HH:mm Z"] {
      formatter.dateFormat = format
      if let date = formatter.date(from: text) { return date }
    }
    return nil
  }
}
