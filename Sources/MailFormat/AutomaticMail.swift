/// Tells mail that a machine sent from mail that a person wrote.
enum AutomaticMail {
  /// Auto-Submitted other than `no` and an empty return path (RFC 3834, sections 2 and 5), and the older conventions that
  /// automatic responders are asked to mind.
  static func isAutoSubmitted(_ headers: [MailHeader]) -> Bool {
    if let value = headers.first(named: "Auto-Submitted"), firstWord(value) != "no" { return true }
    if let value = headers.first(named: "Precedence"), ["bulk", "junk", "list", "auto_reply"].contains(firstWord(value)) {
      return true
    }
    if hasEmptyReturnPath(headers) { return true }
    return ["X-Autoreply", "X-Autorespond", "X-Auto-Reply"].contains { headers.first(named: $0) != nil }
  }

  /// A bounce that is no delivery status notification: a mail server wrote it, or it carries the header that Exim adds.
  static func isUnstructuredBounce(_ headers: [MailHeader], from: [MailAddress]) -> Bool {
    if headers.first(named: "X-Failed-Recipients") != nil { return true }
    return from.contains { address in
      switch address.address.prefix(while: { $0 != "@" }).lowercased() {
      case "mailer-daemon", "mail-daemon": true
      // A postmaster may be a person who writes.
      case "postmaster": hasEmptyReturnPath(headers)
      default: false
      }
    }
  }

  private static func hasEmptyReturnPath(_ headers: [MailHeader]) -> Bool {
    guard let path = headers.first(named: "Return-Path") else { return false }
    return path.filter { !$0.isWhitespace } == "<>"
  }

  /// Without comments and parameters: `auto-replied (vacation)` and `auto-generated; owner=…` name one word.
  private static func firstWord(_ value: String) -> String {
    value.trimmingSpaces.prefix { $0 != ";" && $0 != "(" && !$0.isWhitespace }.lowercased()
  }
}
