/// A status response: how a command ended, or what the server has to say unasked (RFC 3501, section 7.1).
struct IMAPStatus: Equatable {
  enum Kind: String {
    case ok = "OK"
    case no = "NO"
    case bad = "BAD"
    case bye = "BYE"
    case preauth = "PREAUTH"

    init?(_ word: String) {
      self.init(rawValue: word.uppercased())
    }
  }

  /// `nil` for a status that answers no command.
  var tag: String?
  var kind: Kind
  /// The first word of a code in brackets, in capitals (`UIDVALIDITY`), and the words after it.
  var code: String?
  var arguments: [String] = []
}
