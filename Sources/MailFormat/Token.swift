/// The `token` of MIME (RFC 2045, section 5.1).
enum Token {
  static func isValid(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 > 32 && $0 < 127 && !specials.contains($0) }
  }

  private static let specials = Set("()<>@,;:\\\"/[]?=".utf8)
}
