/// Folder names as IMAP writes them: modified UTF-7 (RFC 3501, section 5.1.3) in a quoted string.
enum MailboxName {
  static func quoted(_ name: String) throws(CurlError) -> String {
    guard !name.isEmpty, name.utf8.count <= 255, name.unicodeScalars.allSatisfy({ $0.value >= 32 && !(127...159).contains($0.value) })
    else { throw CurlError(.invalidInput, "A folder name is empty, too long, or has control characters.") }
    let escaped = encoded(name).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }

  static func encoded(_ name: String) -> String {
    var result = ""
    var pending: [UInt16] = []
    func flush() {
      guard !pending.isEmpty else { return }
      result += "&\(base64(pending.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }))-"
      pending = []
    }
    for scalar in name.unicodeScalars {
      if (32..<127).contains(scalar.value) {
        flush()
        result += scalar == "&" ? "&-" : String(scalar)
      } else {
        pending += Array(UTF16.encode(scalar) ?? .init())
      }
    }
    flush()
    return result
  }

  /// With a comma for the slash, and without padding.
  private static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,")
    var result = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for index in 0...group.count { result.append(alphabet[value >> (18 - 6 * index) & 63]) }
    }
    return result
  }
}
