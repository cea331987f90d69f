import RightsLaw

/// What of a message's subject or text is in one language.
struct PassageReading {
  /// A place where a rule holds.
  struct Hit: Hashable {
    var right: Right
    var weight: Double
    var tokens: Range<Int>
    /// The number of the sentence in the passage.
    var sentence: Int
  }

  let place: Phrase.Place
  let bytes: [UInt8]
  let words: MessageWords
  let lexicon: Lexicon
  let sentences: [SentenceReading]

  init(
    _ bytes: [UInt8], words: MessageWords, sentences: [MessageWords.Sentence], place: Phrase.Place, lexicon: Lexicon,
    rules: RecognitionRules
  ) {
    self.place = place
    self.bytes = bytes
    self.words = words
    self.lexicon = lexicon
    self.sentences = lexicon.read(sentences, of: words).map { ArticleReading.naming(articles: rules, in: $0, words) }
  }

  func has(_ concept: Int) -> Bool { sentences.contains { $0.has(concept) } }

  /// The words of a stretch, with their place in the message.
  func phrase(_ tokens: Range<Int>) -> Phrase {
    let range = Int(words.tokens[tokens.lowerBound].start)..<Int(words.tokens[tokens.upperBound - 1].end)
    return Phrase(text: String(decoding: bytes[range], as: UTF8.self), place: place, range: range)
  }

  func phrases(of concept: Int) -> [Phrase] {
    sentences.flatMap { reading in reading.mentions.filter { $0.concept == concept }.map { phrase($0.tokens) } }
  }
}
