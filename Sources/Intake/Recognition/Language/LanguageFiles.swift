import Foundation

/// The files of languages: those that come with the product, and those that a controller adds.
enum LanguageFiles {
  static let all: [String: [UInt8]] = [
    "cs": PackageResources.cs_json, "de": PackageResources.de_json, "el": PackageResources.el_json, "en": PackageResources.en_json,
    "es": PackageResources.es_json, "fr": PackageResources.fr_json, "hr": PackageResources.hr_json, "it": PackageResources.it_json,
    "nl": PackageResources.nl_json, "pl": PackageResources.pl_json, "pt": PackageResources.pt_json, "sv": PackageResources.sv_json,
  ]

  /// The `<language>.json` of a folder; none where there is no folder.
  static func read(folder: String) throws(RecognitionRulesError) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasSuffix(".json") {
      let language = String(name.dropLast(5))
      guard let content = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
        throw RecognitionRulesError(language: language, "\(folder)/\(name) cannot be read; give this user the right to read it")
      }
      files[language] = Array(content)
    }
    return files
  }
}
