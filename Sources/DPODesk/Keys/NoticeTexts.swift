import ControllerProfile
import ResponseBundle
import RightsCase

/// Every text that goes out without a decision about the case, in all languages of the profile: the notices, and the words around an answer.
struct NoticeTexts: Sendable {
  static let kinds: [NoticeTemplate.Kind] =
    NoticeKind.allCases.compactMap { NoticeTemplate.Kind(rawValue: $0.rawValue) } + [.answerEmail, .answerLink]

  /// SHA-256 (hex) of the template files by `kind/language`.
  let digests: [String: String]

  /// - Throws: ``TemplateError`` for a template that is missing or faulty: what cannot be read is not signed.
  init(profile: ControllerProfile, lettersDirectory: String) throws {
    var digests: [String: String] = [:]
    for kind in Self.kinds {
      for language in profile.languages {
        digests["\(kind.rawValue)/\(language)"] =
          try NoticeTemplate.load(kind, language: language, lettersDirectory: lettersDirectory).digest
      }
    }
    self.digests = digests
  }
}
