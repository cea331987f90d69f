/// One value of a server's response (RFC 3501, section 4).
enum IMAPValue: Equatable {
  case atom(String)
  /// A quoted string or a literal.
  case string([UInt8])
  case list([IMAPValue])
  case null

  var text: String? {
    switch self {
    case .atom(let text): text
    case .string(let bytes): String(decoding: bytes, as: UTF8.self)
    case .list, .null: nil
    }
  }

  var number: UInt32? {
    guard case .atom(let text) = self else { return nil }
    return UInt32(text)
  }
}
