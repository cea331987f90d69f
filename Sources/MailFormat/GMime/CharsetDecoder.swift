import CGMime
import Glibc

/// Turns bytes of a declared charset into text. Never fails: what cannot be read becomes U+FFFD.
enum CharsetDecoder {
  static func decode(_ bytes: [UInt8], charset label: String?) -> String {
    let name = label.map(canonical) ?? "us-ascii"
    switch name {
    case "utf-8", "us-ascii": return decodeUnlabelled(bytes)
    case _ where isKnown(name): return convert(bytes, from: name) ?? decodeUnlabelled(bytes)
    default: return decodeUnlabelled(bytes)
    }
  }

  /// What claims ASCII or UTF-8, or names nothing known: UTF-8 where it is valid, else windows-1252, which mailers
  /// that do not label their text most often mean.
  private static func decodeUnlabelled(_ bytes: [UInt8]) -> String {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if let text = String(validating: content, as: UTF8.self) { return text }
    return convert(bytes, from: "windows-1252") ?? String(decoding: content, as: UTF8.self)
  }

  private static func canonical(_ label: String) -> String {
    let name = label.trimmingSpaces.lowercased()
    switch name {
    case "utf8", "unicode-1-1-utf-8": return "utf-8"
    case "ascii", "ansi_x3.4-1968", "7bit": return "us-ascii"
    // As the WHATWG encoding standard has it: Latin-1 on the wire is windows-1252, and so on.
    case "iso-8859-1", "latin1", "iso8859-1", "iso_8859-1", "cp1252", "x-cp1252": return "windows-1252"
    case "iso-8859-9", "latin5": return "windows-1254"
    case "gb2312", "gb_2312-80", "x-gbk", "gbk": return "gb18030"
    case "ks_c_5601-1987", "ksc5601", "euc-kr": return "cp949"
    case "shift_jis", "sjis", "x-sjis", "shift-jis": return "cp932"
    case "x-mac-roman", "macroman": return "macintosh"
    case _ where name.hasPrefix("x-"): return String(name.dropFirst(2))
    default: return name
    }
  }

  /// Only charsets of mail are opened: the name comes from a stranger, and the C library loads a module for it.
  private static func isKnown(_ name: String) -> Bool {
    exact.contains(name) || families.contains { name.hasPrefix($0) && name.dropFirst($0.count).allSatisfy(\.isNumber) }
  }

  private static let families = ["windows-", "iso-8859-", "cp", "ibm"]
  private static let exact: Set<String> = [
    "koi8-r", "koi8-u", "gb18030", "big5", "big5-hkscs", "hz-gb-2312", "euc-jp", "iso-2022-jp", "iso-2022-jp-2",
    "iso-2022-kr", "johab", "tis-620", "viscii", "tcvn", "macintosh", "utf-7", "utf-16", "utf-16le", "utf-16be",
    "utf-32", "utf-32le", "utf-32be", "armscii-8", "georgian-ps", "ptcp154", "iso-8859-8-i", "iso-8859-6-i",
  ]

  /// `nil` where the C library does not know the charset.
  private static func convert(_ bytes: [UInt8], from charset: String) -> String? {
    let source = charset.hasSuffix("-i") ? String(charset.dropLast(2)) : charset
    guard let descriptor = iconv_open("UTF-8", source), cgmime_iconv_failed_to_open(descriptor) == 0 else { return nil }
    defer { iconv_close(descriptor) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 2)
    var input = bytes.map { CChar(bitPattern: $0) }
    input.withUnsafeMutableBufferPointer { buffer in
      var next = buffer.baseAddress
      var remaining = buffer.count
      while convertChunk(descriptor, &next, &remaining, into: &output) {}
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Converts what fits one chunk; whether there is more to do.
  private static func convertChunk(
    _ descriptor: iconv_t, _ next: inout UnsafeMutablePointer<CChar>?, _ remaining: inout Int,
    into output: inout [UInt8]
  ) -> Bool {
    let outcome = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16_384) { chunk -> (ended: Bool, reason: Int32) in
      var start = chunk.baseAddress
      var room = chunk.count
      // Without input left, the call writes what a stateful charset still holds back.
      let ended = remaining == 0
      let result = ended ? iconv(descriptor, nil, nil, &start, &room) : iconv(descriptor, &next, &remaining, &start, &room)
      let reason = result == -1 ? errno : 0
      output.append(contentsOf: chunk.prefix(chunk.count - room).lazy.map { UInt8(bitPattern: $0) })
      return (ended, reason)
    }
    if outcome.reason == EILSEQ || outcome.reason == EINVAL {
      // An invalid byte, or a character cut off by the end: one replacement each.
      output.append(contentsOf: "\u{FFFD}".utf8)
      next = next?.advanced(by: 1)
      remaining -= 1
      return remaining > 0
    }
    return !outcome.ended
  }
}
