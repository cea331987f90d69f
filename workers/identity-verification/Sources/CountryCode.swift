import DataMap
import Foundation
import SystemConnectors

/// The country that a postal address on file ends in, two letters of ISO 3166.
struct CountryCode: Hashable, Sendable {
  let text: String

  /// `nil` where the last line is no country: nothing is guessed from towns or postcodes.
  init?(of contact: Contact) {
    guard let line = contact.value.split(separator: "\n").last.map(String.init) else { return nil }
    self.init(line)
  }

  /// - Parameter line: A code, or a country's name in a language of Europe.
  init?(_ line: String) {
    let line = line.trimmingCharacters(in: .whitespaces)
    guard let code = Self.byName[line.uppercased()] ?? Self.byName[line.folding(options: .diacriticInsensitive, locale: nil).uppercased()]
    else {
      return nil
    }
    text = code
  }

  /// Those of Europe.
  private static let languages = [
    "en", "de", "fr", "pl", "bg", "cs", "da", "el", "es", "et", "fi", "ga", "hr", "hu", "is", "it", "lt", "lv", "mt", "nb", "nl", "pt",
    "ro", "sk", "sl", "sv",
  ]

  private static let byName: [String: String] = {
    var table: [String: String] = ["UK": "GB", "ENGLAND": "GB", "SCOTLAND": "GB", "WALES": "GB", "NORTHERN IRELAND": "GB"]
    for language in languages {
      let locale = Locale(identifier: language)
      for region in Locale.Region.isoRegions where region.identifier.count == 2 && region.identifier.allSatisfy(\.isLetter) {
        let code = region.identifier
        table[code] = code
        guard let name = locale.localizedString(forRegionCode: code), name != code else { continue }
        table[name.uppercased()] = code
        table[name.folding(options: .diacriticInsensitive, locale: nil).uppercased()] = code
      }
    }
    return table
  }()
}
