/// Parts a text into words and sentences.
struct Tokeniser {
  /// A message is judged by its first 20,000 words: more belong to attachments pasted in.
  private static let limit = 20_000

  /// Words whose full stop ends no sentence: `art. 15`.
  let abbreviations: Set<String>

  func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    var word = ""
    var start = 0
    var offset = 0
    var newlines = 0
    func finishWord() {
      guard !word.isEmpty else { return }
      while word.hasSuffix("'") { word.removeLast() }
      if !word.isEmpty { tokens.append(Token(word: word, range: start..<offset)) }
      word = ""
    }
    func finishSentence(_ ending: Character) {
      guard let last = tokens.last, !last.isEnd else { return }
      if ending == ".", abbreviations.contains(last.word) { return }
      tokens.append(Token(word: "", range: offset..<offset, ending: ending))
    }
    for character in text {
      if tokens.count >= Self.limit { break }
      if character.isLetter || character.isNumber || (!word.isEmpty && Self.isApostrophe(character)) {
        if word.isEmpty { start = offset }
        word += Self.isApostrophe(character) ? "'" : character.lowercased()
      } else {
        finishWord()
        if character == "." || character == "!" || character == "?" || character == ";" { finishSentence(character) }
        if character.isNewline, newlines > 0 { finishSentence("\n") }
      }
      if character.isNewline { newlines += 1 } else if !character.isWhitespace { newlines = 0 }
      offset += character.utf8.count
    }
    finishWord()
    finishSentence("\n")
    return tokens
  }

  private static func isApostrophe(_ character: Character) -> Bool { character == "'" || character == "\u{2019}" }
}
