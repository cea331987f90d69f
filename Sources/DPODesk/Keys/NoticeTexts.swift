import ControllerProfile
import ResponseBundle
import RightsCase

/// Every text that goes out without a decision about the case: all kinds of notice in all languages of the profile.
struct NoticeTexts: Sendable {
  /// SHA-256 (hex) of the template files by `kind/language`.
  let digests: [String: String]

  /// - Throws: ``TemplateError`` for a template that is missing or faulty: what cannot be read is not signed.
  init(profile: ControllerProfile, lettersDirectory: String) throws {
    var digests: [String: String] = [:]
    for kind in NoticeKind.allCases {
      guard let template = NoticeTemplate.Kind(rawValue: kind.rawValue) else {
        throw DeskError.untried("there is no template for notices of kind '\(kind.rawValue)'; this version is incomplete.")
      }
      for language in profile.languages {
        digests["\(kind.rawValue)/\(language)"] =
          try NoticeTemplate.load(template, language: language, lettersDirectory: lettersDirectory).digest
      }
    }
    self.digests = digests
  }
}
