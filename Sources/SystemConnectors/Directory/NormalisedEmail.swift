import DataMap

/// An email address in the form by which two spellings of one mailbox are equal.
public enum NormalisedEmail {
  /// Trimmed and in lower case; with `.exact` the local part keeps its case, as RFC 5321 allows a server to tell them apart.
  ///
  /// - Returns: `nil` for what is no address: no `@`, an empty side, blanks or control characters inside.
  public static func make(_ text: String, keepingLocalPartCase keepsCase: Bool = false) -> String? {
    let trimmed = text.drop(while: \.isWhitespace)
    let address = trimmed[..<(trimmed.lastIndex { !$0.isWhitespace }.map(trimmed.index(after:)) ?? trimmed.startIndex)]
    guard let at = address.lastIndex(of: "@"), at != address.startIndex, address.index(after: at) != address.endIndex,
      !address.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0.value < 32 || $0.value == 127 })
    else { return nil }
    let local = keepsCase ? String(address[..<at]) : address[..<at].lowercased()
    return local + "@" + address[address.index(after: at)...].lowercased()
  }
}
