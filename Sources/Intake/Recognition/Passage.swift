/// The subject or the text of a message, in words.
struct Passage {
  let text: String
  let place: Phrase.Place
  let tokens: [Token]

  init(_ text: String, _ place: Phrase.Place, _ tokeniser: Tokeniser) {
    self.text = text
    self.place = place
    tokens = tokeniser.tokens(of: text)
  }

  /// The words of the same sentence before a position.
  func words(before position: Int) -> [String] {
    let start = tokens[..<position].lastIndex(where: \.isEnd).map { $0 + 1 } ?? 0
    return tokens[start..<position].map(\.word)
  }

  /// How the sentence of a match ends.
  func ending(of match: Range<Int>) -> Character? { tokens[match.lowerBound...].first(where: \.isEnd)?.ending }

  func phrase(_ match: Range<Int>) -> Phrase {
    let words = tokens[match].filter { !$0.isEnd }
    let range = (words.first?.range.lowerBound ?? 0)..<(words.last?.range.upperBound ?? 0)
    let bytes = Array(text.utf8)[range]
    return Phrase(text: String(decoding: bytes, as: UTF8.self), place: place, range: range)
  }
}
