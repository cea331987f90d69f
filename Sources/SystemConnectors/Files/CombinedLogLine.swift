/// A line of the combined log format of web servers:
/// `host identity user [time] "request" status bytes "referrer" "user agent"`, and further quoted values where they are described.
enum CombinedLogLine {
  /// - Returns: Values by the names of ``FileFormat/combinedFields`` and `extra`, empty for `-`; `nil` for what is no such line.
  static func values(of line: String, extra: [String]) -> [String: String]? {
    var rest = line[...]
    guard let host = word(&rest), let identity = word(&rest), let user = word(&rest), let time = enclosed(&rest, "[", "]"),
      let request = enclosed(&rest, "\"", "\""), let status = word(&rest), Int(status) != nil, let bytes = word(&rest),
      let referrer = enclosed(&rest, "\"", "\""), let agent = enclosed(&rest, "\"", "\"")
    else { return nil }
    // What is no request line, as scanners send, stays whole.
    let parts = request.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let (method, target, version) = parts.count == 3 ? (parts[0], parts[1], parts[2]) : ("", request, "")
    var values = [
      "remote_host": host, "remote_identity": identity, "remote_user": user, "at": isoInstant(time) ?? time, "method": method,
      "target": target, "protocol": version, "status": status, "bytes": bytes, "referrer": referrer, "user_agent": agent,
    ]
    for name in extra {
      guard let value = enclosed(&rest, "\"", "\"") else { return nil }
      values[name] = value
    }
    guard rest.allSatisfy({ $0 == " " }) else { return nil }
    return values.mapValues { $0 == "-" ? "" : $0 }
  }

  private static func word(_ rest: inout Substring) -> String? {
    rest = rest.drop { $0 == " " }
    let word = rest.prefix { $0 != " " }
    rest = rest.dropFirst(word.count)
    return word.isEmpty ? nil : String(word)
  }

  /// Up to the closing sign; a backslash keeps the next one, as servers write quotes that a client sent.
  private static func enclosed(_ rest: inout Substring, _ opening: Character, _ closing: Character) -> String? {
    rest = rest.drop { $0 == " " }
    guard rest.first == opening else { return nil }
    var value = ""
    var index = rest.index(after: rest.startIndex)
    while index < rest.endIndex {
      let character = rest[index]
      index = rest.index(after: index)
      if character == closing {
        rest = rest[index...]
        return value
      }
      if character == "\\", index < rest.endIndex, rest[index] == closing || rest[index] == "\\" {
        value.append(rest[index])
        index = rest.index(after: index)
      } else {
        value.append(character)
      }
    }
    return nil
  }

  /// `29/Oct/2025:16:12:00 +0000` as `2025-10-29T16:12:00+00:00`.
  private static func isoInstant(_ time: String) -> String? {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    guard let match = time.wholeMatch(of: /(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d)/),
      let month = months.firstIndex(of: String(match.2))
    else { return nil }
    let (number, offset) = (month + 1, match.5 + ":" + match.6)
    return "\(match.3)-\(number < 10 ? "0" : "")\(number)-\(match.1)T\(match.4)\(offset == "+00:00" ? "Z" : offset)"
  }
}
