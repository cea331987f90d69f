import DataMap
import Foundation

/// Puts a value into the address of a request, so that whatever it is, it stays one value.
enum RequestAddress {
  /// - Returns: `nil` for a value that no path can hold: a dot segment would lead elsewhere, an empty one to the list of all.
  static func make(_ lookup: HTTPLookup, value: String, base: String) -> String? {
    if lookup.isAskedByPath, value.isEmpty || value.allSatisfy({ $0 == "." }) { return nil }
    let path = lookup.path.replacing(HTTPLookup.placeholder, with: encoded(value))
    let query = lookup.query.mapValues { $0 == HTTPLookup.placeholder ? value : $0 }
    return base + path + text(query)
  }

  /// The address with a parameter set, in place of one of that name.
  static func setting(_ name: String, _ value: String, in address: String) -> String {
    let parts = address.split(separator: "?", maxSplits: 1)
    let prefix = encoded(name) + "="
    let kept = parts.count == 2 ? parts[1].split(separator: "&").map(String.init).filter { !$0.hasPrefix(prefix) } : []
    return parts[0] + "?" + (kept + [prefix + encoded(value)]).joined(separator: "&")
  }

  /// Where a next page is, when it is at the server that was asked; a path counts from there.
  static func following(_ reference: String, from address: String) -> String? {
    guard let base = URL(string: address), let url = URL(string: reference, relativeTo: base)?.absoluteURL,
      url.scheme == base.scheme, url.host() == base.host(), url.port == base.port, url.user() == nil, url.password() == nil
    else { return nil }
    return url.absoluteString
  }

  private static func text(_ query: [String: String]) -> String {
    guard !query.isEmpty else { return "" }
    return "?" + query.sorted { $0.key < $1.key }.map { encoded($0.key) + "=" + encoded($0.value) }.joined(separator: "&")
  }

  /// RFC 3986: everything but unreserved characters is escaped.
  private static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return result
  }
}
