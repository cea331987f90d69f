/// The words of one language as its file has them.
struct LanguageFile: Decodable {
  /// BCP 47.
  var language: String
  /// Small words by which the language is known, parted by spaces.
  var functionWords: String
  /// Whether a negation may stand behind what it denies ("löschen Sie meine Daten nicht").
  var trailingNegation: Bool?
  /// The words and phrases of each concept, parted by commas; ``WordPattern`` has their form.
  var concepts: [String: String]
}
