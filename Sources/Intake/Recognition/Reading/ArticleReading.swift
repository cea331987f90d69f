/// Reads the numbers behind the word "article".
enum ArticleReading {
  /// Adds to a sentence the concept of each article of the law that it cites.
  static func naming(articles rules: RecognitionRules, in reading: SentenceReading, _ words: MessageWords) -> SentenceReading {
    guard reading.has(rules.concepts.article) else { return reading }
    var reading = reading
    for mention in reading.mentions where mention.concept == rules.concepts.article {
      for (number, token) in numbers(behind: mention, in: reading, words) {
        if let concept = rules.articles[number] { reading.add(concept, mention.tokens.lowerBound..<(token + 1)) }
      }
    }
    return reading
  }

  /// The articles cited behind a mention: `Art. 15`, `Articles 15 and 17`, but not the paragraph of `Art. 15 (3)`.
  static func numbers(
    behind mention: SentenceReading.Mention, in reading: SentenceReading, _ words: MessageWords
  ) -> [(number: Int, token: Int)] {
    var found: [(Int, Int)] = []
    var position = mention.tokens.upperBound
    while position < reading.sentence.tokens.upperBound, position - (found.last?.1 ?? position - 1) <= 2 {
      let token = words.tokens[position]
      let letters = words.letters[Int(token.firstLetter)..<Int(token.endLetter)]
      if let number = LetterFolding.number(letters) {
        guard (1...99).contains(number) else { break }
        if let last = found.last, last.1 == position - 1, isParagraph(token, after: words.tokens[last.1]) { break }
        found.append((number, position))
      } else if letters.count > 3 || found.isEmpty {
        break
      } else if letters.count > 1, !Self.conjunctions.contains(Array(letters)) {
        break
      }
      position += 1
    }
    return found
  }

  /// A number in brackets is a paragraph: the bracket begins another clause, and nothing but it stands between.
  private static func isParagraph(_ token: Token, after last: Token) -> Bool { token.clause != last.clause && token.start - last.end <= 2 }

  private static let conjunctions = Set(
    ["and", "und", "et", "en", "og", "och", "ed", "και", "or", "oder", "ou"].map { LetterFolding.standard.codes(of: $0) })
}
