import Foundation
import Yams

extension ControllerProfile {
  /// The profile's file name in a controller's folder.
  public static let fileName = "profile.yaml"

  /// Reads and checks `profile.yaml` in a controller's folder.
  ///
  /// - Throws: ``ProfileError`` with the file, the key and what to write there.
  public static func load(directory: String) throws(ProfileError) -> ControllerProfile {
    let file = directory + "/" + fileName
    guard let bytes = FileManager.default.contents(atPath: file) else {
      throw ProfileError(
        code: .fileMissing, file: file, problem: "the profile cannot be read",
        remedy: "Copy controllers/optimised-group to a folder of your own, change it, and name that folder in habeas.yaml.")
    }
    var profile = try ControllerProfile(yaml: String(decoding: bytes, as: UTF8.self), file: file)
    try profile.requireFiles(directory: directory, file: file)
    var translations: [String: ProfileTexts] = [:]
    for language in profile.languages.dropFirst() {
      translations[language] = try ProfileTexts.load(language, for: profile, directory: directory)
    }
    profile.translations = translations
    return profile
  }

  /// Reads and checks the text of a profile.
  ///
  /// - Parameter file: the name that errors give.
  public init(yaml: String, file: String) throws(ProfileError) {
    let node: Node
    do {
      guard let parsed = try Yams.compose(yaml: yaml), parsed.mapping != nil else {
        throw ProfileError(
          code: .notYAML, file: file, problem: "the file is not a YAML mapping", remedy: "Start it with \u{201C}key: my-company\u{201D}.")
      }
      node = parsed
    } catch let error as ProfileError {
      throw error
    } catch let error as YamlError {
      throw ProfileError(code: .notYAML, file: file, problem: Self.explain(error), remedy: "Mend the YAML there.")
    } catch {
      throw ProfileError(code: .notYAML, file: file, problem: "the file is not YAML", remedy: "Mend the YAML.")
    }
    do {
      self = try YAMLDecoder().decode(ControllerProfile.self, from: node)
    } catch {
      throw ProfileError(error, file: file)
    }
    if let unknown = ProfileKeys.firstUnknownKey(in: node) {
      throw ProfileError(
        code: .keyUnknown, file: file, keyPath: unknown, problem: "no such key",
        remedy: "Remove it, or correct its spelling; controllers/optimised-group/profile.yaml has every key.")
    }
    try validate(file: file)
  }

  private static func explain(_ error: YamlError) -> String {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
      "line \(mark.line), column \(mark.column): \(problem)"
    case .duplicatedKeysInMapping(let duplicates, _):
      "a key is there twice: " + duplicates.map(\.description).sorted().joined(separator: ", ")
    default:
      "the file is not YAML"
    }
  }
}
