import DataMap

/// The texts that a column is compared with, for identifiers as people write them.
enum LookupValues {
  static func make(_ values: [String], kind: IdentityKind, match: MatchRule, homeCountryCode: String) -> [String] {
    // No column holds U+0000, and no parameter can carry it.
    let texts = values.filter { !$0.unicodeScalars.contains("\0") && !$0.isEmpty }
    switch match {
    case .digits: return unique(texts.flatMap { PhoneDigits.candidates($0, homeCountryCode: homeCountryCode) })
    case .folded: return unique(texts.map { kind == .email ? NormalisedEmail.make($0) ?? $0.lowercased() : $0.lowercased() })
    case .exact:
      guard kind == .email else { return unique(texts) }
      return unique(texts.flatMap { [$0, NormalisedEmail.make($0, keepingLocalPartCase: true) ?? $0, NormalisedEmail.make($0) ?? $0] })
    }
  }

  private static func unique(_ values: [String]) -> [String] {
    var seen: Set<String> = []
    return values.filter { seen.insert($0).inserted }
  }
}
