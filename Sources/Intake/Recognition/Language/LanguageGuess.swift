/// Tells the language of a text by the small words in it, and of a short one also by the words that requests are made of.
struct LanguageGuess: Sendable {
  /// The languages in question; a bit of a mask each. Those that are known only as foreign stand last.
  let languages: [String]
  private var small = LanguageWords()
  private var content = LanguageWords()

  /// Of a text's words this share must be small words of its language: other languages share a few.
  private static let leastShare = 0.18
  /// A paragraph by itself must have so many words, and this share of them small ones: names and addresses are of no language.
  private static let leastParagraph = 5
  private static let leastParagraphShare = 0.3
  /// With fewer small words than this, or hardly more than another language has, the other words count too, by this factor.
  private static let fewWords = 4
  private static let closeRace = 1.25
  private static let contentFactor = 0.6
  private static let leastContentShare = 0.25
  /// How much more a language counts that the channel declared.
  private static let hintFactor = 1.3

  /// - Parameters:
  ///   - words: The small words of each language.
  ///   - content: The words that its rules are made of; a final `*` stands for any ending.
  init(_ words: [(language: String, words: [String])], content: [(language: String, words: [String])] = []) {
    languages = words.map(\.language)
    for (index, entry) in words.enumerated() { small.add(entry.words, of: index) }
    for entry in content {
      if let index = languages.firstIndex(of: entry.language) { self.content.add(entry.words, of: index) }
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
          small.find(word) { tallies[sentence.paragraph].addSmallWord(of: $0) }
        }
      }
    }
    return tallies
  }

  /// The language of a message; `nil` where none is clear.
  ///
  /// - Parameters:
  ///   - tallies: Of its paragraphs.
  ///   - words: Its words, of which more is asked where the small ones are few.
  ///   - hint: What the channel says, which decides where the words hardly do.
  func language(of tallies: [LanguageTally], words: [MessageWords], hint: String?) -> String? {
    var all = LanguageTally(languages: languages.count)
    for tally in tallies { all.add(tally) }
    let hinted = hint.flatMap { languages.firstIndex(of: $0) }
    // A form may be all ticks.
    guard all.total > 0 else { return hinted.map { languages[$0] } }
    if isOpen(all) {
      var more = all
      for words in words { addContent(of: words, to: &more) }
      // One word does not speak against what the channel declared: it may be part of a name.
      if let hinted { more.prefer(hinted, by: Self.hintFactor, and: 1) }
      if let best = more.best, more.share(of: best) >= Self.leastContentShare { return languages[best] }
    }
    if let hinted { all.prefer(hinted, by: Self.hintFactor, and: 0.3) }
    if let best = all.best, best == hinted || all.share(of: best) >= Self.leastShare { return languages[best] }
    // A letter has more address than sentence: one clear paragraph is enough.
    return tallies.filter { $0.total >= Self.leastParagraph }.compactMap { tally -> (language: Int, score: Double)? in
      tally.best.flatMap { tally.share(of: $0) >= Self.leastParagraphShare ? ($0, tally.scores[$0]) : nil }
    }.max { $0.score < $1.score }.map { languages[$0.language] }
  }

  private func isOpen(_ tally: LanguageTally) -> Bool {
    guard let best = tally.best, tally.known[best] >= Self.fewWords else { return true }
    return tally.scores.indices.contains { $0 != best && tally.scores[$0] * Self.closeRace > tally.scores[best] }
  }

  private func addContent(of words: MessageWords, to tally: inout LanguageTally) {
    words.letters.withUnsafeBufferPointer { letters in
      for token in words.tokens {
        var mask: UInt32 = 0
        content.find(UnsafeBufferPointer(rebasing: letters[Int(token.firstLetter)..<Int(token.endLetter)])) { mask |= $0 }
        tally.addWord(of: mask, counting: Self.contentFactor)
      }
    }
  }

  /// The language of a paragraph that is clearly another than the message's; `nil` for what is in the message's, or in none that is clear.
  func otherLanguage(of tally: LanguageTally, than language: String) -> String? {
    guard tally.total >= Self.leastParagraph, let own = languages.firstIndex(of: language), let best = tally.best, best != own,
      tally.share(of: best) >= Self.leastParagraphShare, tally.scores[best] >= tally.scores[own] * 2 + 0.5
    else { return nil }
    return languages[best]
  }
}
