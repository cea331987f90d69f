import Foundation

/// A line that is a person's name and nothing else.
enum PersonName {
  /// The name without title, or `nil` for a line that looks like anything else: an address, a company, a sentence.
  static func find(in line: String) -> String? {
    var words = line.trimmingCharacters(in: CharacterSet(charactersIn: " ,.")).split(separator: " ").map(String.init)
    while let first = words.first, titles.contains(bare(first)) { words.removeFirst() }
    guard (2...5).contains(words.count), words.allSatisfy(isNamePart), !words.contains(where: { notNames.contains(bare($0)) }),
      words.first?.first?.isUppercase == true, words.last?.first?.isUppercase == true
    else { return nil }
    return words.joined(separator: " ")
  }

  /// The same person by all that two lines tell: the surname, and the first letter of the first name.
  static func agree(_ one: String, _ other: String) -> Bool {
    let (one, other) = (folded(one), folded(other))
    return one.last == other.last && one.first?.first == other.first?.first
  }

  private static func folded(_ name: String) -> [String] {
    name.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).split(separator: " ").map(String.init)
  }

  private static func isNamePart(_ word: String) -> Bool {
    let letters = word.filter(\.isLetter)
    guard !letters.isEmpty, word.allSatisfy({ $0.isLetter || "-'’.".contains($0) }) else { return false }
    return letters.first?.isUppercase == true || particles.contains(word)
  }

  private static func bare(_ word: String) -> String { word.lowercased().filter(\.isLetter) }

  private static let particles: Set<String> = ["von", "van", "der", "den", "de", "da", "di", "du", "la", "le", "del", "zu", "ap", "ferch"]
  private static let titles: Set<String> = [
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "rev", "herr", "frau", "pan", "pani", "mme", "mlle",
    "monsieur", "madame",
  ]
  /// Words of companies, streets and dates that are written with capitals too.
  private static let notNames: Set<String> = [
    "ltd", "limited", "plc", "llp", "gmbh", "ag", "sa", "spzoo", "group", "company", "house", "road", "street", "lane", "row", "way",
    "close", "avenue", "drive", "court", "yard", "view", "straße", "strasse", "weg", "platz", "ulica", "aleja", "rue", "the", "dear",
    "data",
    "protection", "officer", "department", "customer", "services", "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december",
  ]
}
