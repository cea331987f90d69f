import ControllerProfile
import ResponseBundle
import RightsCase

/// What the authority and the person are told of a breach, as drafts with gaps for a person to fill in (law.md R24; Articles 33(3), 34(2)).
struct BreachDrafts {
  let breach: BreachRecorded
  let reference: String
  /// The language of the person's own letters.
  let language: String
  let profile: ControllerProfile
  let lettersDirectory: String
  /// When the controller became aware, in its own zone: `2026-11-23 09:30`.
  let knownAt: String

  /// - Throws: ``TemplateError`` for a template that is missing or lacks what it must say.
  func files() throws -> [BundleFile] {
    [
      try file(.breachAuthority, language: profile.defaultLanguage),
      try file(.breachPerson, language: profile.letterLanguage(for: language)),
    ]
  }

  private func file(_ kind: NoticeTemplate.Kind, language: String) throws -> BundleFile {
    var particulars = NoticeParticulars()
    particulars.breachKnownAt = knownAt
    let draft = try NoticeTemplate.load(kind, language: language, lettersDirectory: lettersDirectory).render(
      NoticeValues(profile: profile, reference: reference, particulars: particulars))
    return BundleFile(
      path: "\(kind.rawValue).txt", mediaType: "text/plain", bytes: Array("\(draft.subject)\n\n\(draft.body)".utf8))
  }
}
