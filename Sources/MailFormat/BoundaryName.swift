/// Names the boundary of a multipart after the message's identifier, so that equal drafts encode equally.
enum BoundaryName {
  /// `=_` can occur in neither base64 nor quoted-printable (RFC 2045, section 6.7); a plain text that holds the name
  /// all the same gets the next one.
  static func make(for draft: MailDraft) -> String {
    var attempt: UInt64 = 0
    while true {
      let name = "=_\(hexadecimal(hash(draft.messageID, seed: attempt)))\(hexadecimal(hash(draft.messageID, seed: ~attempt)))"
      if !draft.text.contains(name) { return name }
      attempt += 1
    }
  }

  /// FNV-1a. Nothing secret hangs on it: it only has to be the same each time.
  private static func hash(_ text: String, seed: UInt64) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325 ^ seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  private static func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
