/// Tells the language of a text by the small words in it.
struct LanguageGuess: Sendable {
  /// The languages in question; a bit of a mask each. Those that are known only as foreign stand last.
  let languages: [String]
  private var tree = WordTree()
  private var masks: [UInt32] = []

  /// Of a text's words this share must be small words of its language: other languages share a few.
  private static let leastShare = 0.18
  /// A paragraph by itself must have so many words, and this share of them small ones: names and addresses are of no language.
  private static let leastParagraph = 5
  private static let leastParagraphShare = 0.3
  /// How much more a language counts that the channel declared.
  private static let hintFactor = 1.3

  init(_ words: [(language: String, words: [String])]) {
    languages = words.map(\.language)
    for (index, entry) in words.enumerated() {
      for word in entry.words {
        let next = Int32(masks.count)
        let term = tree.add(LetterFolding.standard.codes(of: word), term: next, isBeginning: false)
        if term == next { masks.append(0) }
        masks[Int(term)] |= 1 << UInt32(index)
      }
    }
  }

  /// What speaks for each language in each paragraph.
  func tallies(_ words: MessageWords) -> [LanguageTally] {
    var tallies: [LanguageTally] = []
    words.letters.withUnsafeBufferPointer { letters in
      for sentence in words.sentences {
        while tallies.count <= sentence.paragraph { tallies.append(LanguageTally(languages: languages.count)) }
        for token in words.tokens[sentence.tokens] {
          tallies[sentence.paragraph].addWord()
          let word = UnsafeBufferPointer(rebasing: letters[Int(token.firstLetter)..<Int(token.endLetter)])
          tree.find(word) { tallies[sentence.paragraph].addSmallWord(of: masks[Int($0)]) }
        }
      }
    }
    return tallies
  }

  /// The language of a message; `nil` where none is clear.
  ///
  /// - Parameters:
  ///   - tallies: Of its paragraphs.
  ///   - hint: What the channel says, which decides where the words hardly do.
  func language(of tallies: [LanguageTally], hint: String?) -> String? {
    var all = LanguageTally(languages: languages.count)
    for tally in tallies { all.add(tally) }
    guard all.total > 0 else { return nil }
    let hinted = hint.flatMap { languages.firstIndex(of: $0) }
    if let hinted { all.prefer(hinted, by: Self.hintFactor, and: 0.3) }
    if let best = all.best, best == hinted || all.share(of: best) >= Self.leastShare { return languages[best] }
    // A letter has more address than sentence: one clear paragraph is enough.
    return tallies.filter { $0.total >= Self.leastParagraph }.compactMap { tally -> (language: Int, score: Double)? in
      tally.best.flatMap { tally.share(of: $0) >= Self.leastParagraphShare ? ($0, tally.scores[$0]) : nil }
    }.max { $0.score < $1.score }.map { languages[$0.language] }
  }

  /// The language of a paragraph that is clearly another than the message's; `nil` for what is in the message's, or in none that is clear.
  func otherLanguage(of tally: LanguageTally, than language: String) -> String? {
    guard tally.total >= Self.leastParagraph, let own = languages.firstIndex(of: language), let best = tally.best, best != own,
      tally.share(of: best) >= Self.leastParagraphShare, tally.scores[best] >= tally.scores[own] * 2 + 0.5
    else { return nil }
    return languages[best]
  }
}
