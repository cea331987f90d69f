/// Suggests what of a free text is about other people: names, emails, telephone numbers, bank accounts, cards and national numbers.
///
/// Deterministic, by rules and check digits alone. Names are looked for as English texts have them; numbers as the countries of Europe
/// write them.
///
/// ```swift
/// let suggester = try RedactionSuggester()
/// let found = suggester.suggestions(in: text, own: OwnDetails(names: ["Priya Nandakumar"]))
/// ```
public struct RedactionSuggester: Sendable {
  private let names: NameFinder

  /// - Throws: ``RedactionWordsError`` where the words that come with the product cannot be read.
  public init() throws(RedactionWordsError) {
    names = NameFinder(try NameWords(json: PackageResources.words_json))
  }

  /// In the order of the text; no two overlap.
  public func suggestions(in text: String, own: OwnDetails = .none) -> [RedactionSuggestion] {
    let text = ScannedText(text)
    var taken: [RedactionSuggestion] = []
    var isTaken = [Bool](repeating: false, count: text.scalars.count)
    // What is checked by digits is surer than what is guessed from words: it comes first, and what overlaps it goes.
    for found in EmailFinder.find(in: text) + NumberFinder.find(in: text) + names.find(in: text)
    where !isTaken[found.range].contains(true) {
      taken.append(found)
      for place in found.range { isTaken[place] = true }
    }
    return taken.filter { !isOwn($0, in: text, own) }.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func isOwn(_ found: RedactionSuggestion, in text: ScannedText, _ own: OwnDetails) -> Bool {
    switch found.kind {
    case .name: own.hasName(text.words(in: found.range).map(\.lowercased))
    case .email: own.hasEmail(text.string(found.range))
    case .phone, .iban, .card, .nationalNumber: own.hasNumber(text.string(found.range))
    }
  }
}
