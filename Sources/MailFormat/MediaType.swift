/// Media types as MIME writes them: `type/subtype`.
enum MediaType {
  /// Two tokens (RFC 2045, section 5.1) divided by a slash.
  static func isValid(_ name: String) -> Bool {
    let halves = name.split(separator: "/", omittingEmptySubsequences: false)
    return halves.count == 2 && halves.allSatisfy { $0.utf8.count <= 127 && Token.isValid($0) }
  }
}
