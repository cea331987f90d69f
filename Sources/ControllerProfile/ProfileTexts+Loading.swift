import Foundation
import Yams

extension ProfileTexts {
  /// The file's name in a controller's folder.
  static func fileName(_ language: String) -> String { "profile.\(language).yaml" }

  /// Reads the words of a profile in another language, and checks that none is missing.
  ///
  /// - Returns: `nil` where there is no such file: the letters then quote the profile's own words.
  /// - Throws: ``ProfileError`` with the file and the key.
  static func load(_ language: String, for profile: ControllerProfile, directory: String) throws(ProfileError) -> ProfileTexts? {
    let file = directory + "/" + fileName(language)
    guard let bytes = FileManager.default.contents(atPath: file) else { return nil }
    let texts: ProfileTexts
    do {
      texts = try YAMLDecoder().decode(ProfileTexts.self, from: String(decoding: bytes, as: UTF8.self))
    } catch {
      throw ProfileError(error, file: file)
    }
    if let key = texts.missingKeys(for: profile).first {
      throw ProfileError(
        code: .keyMissing, file: file, keyPath: key, problem: "the words are missing or empty",
        remedy: "Write there what profile.yaml says under that key, in this language.")
    }
    return texts
  }

  /// The keys of the profile for which there are no words.
  func missingKeys(for profile: ControllerProfile) -> [String] {
    var words: [(String, String?)] = [
      ("dpoTitle", dpoTitle), ("transfers.statement", transfers.statement), ("transfers.safeguards", transfers.safeguards),
      ("retention.criteria", retention.criteria), ("retention.afterwards", retention.afterwards),
      ("automatedDecisions", automatedDecisions), ("regulatorAbroad", regulatorAbroad),
      ("complaints.toController", complaints.toController), ("complaints.toRegulator", complaints.toRegulator),
      ("complaints.court", complaints.court),
    ]
    for purpose in profile.purposes {
      words.append(("purposes.\(purpose.key)", purposes[purpose.key]))
      if purpose.retention != nil { words.append(("purposeRetention.\(purpose.key)", purposeRetention?[purpose.key])) }
    }
    for category in profile.categories { words.append(("categories.\(category.key)", categories[category.key])) }
    for source in profile.sources { words.append(("sources.\(source.key)", sources[source.key])) }
    for recipient in profile.recipients { words.append(("recipients.\(recipient.key)", recipients[recipient.key])) }
    for right in profile.rights {
      words.append(("rights.\(right.right).text", rights[right.right]?.text))
      words.append(("rights.\(right.right).law", rights[right.right]?.law))
    }
    return words.filter { $0.1?.allSatisfy(\.isWhitespace) ?? true }.map(\.0)
  }
}
