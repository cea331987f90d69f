/// Where concepts stand in one sentence.
struct SentenceReading: Sendable {
  struct Mention: Hashable, Sendable {
    var concept: Int
    /// In words of the message.
    var tokens: Range<Int>
  }

  let sentence: MessageWords.Sentence
  private(set) var mentions: [Mention] = []
  private(set) var concepts = ConceptSet()

  init(sentence: MessageWords.Sentence) { self.sentence = sentence }

  mutating func add(_ concept: Int, _ tokens: Range<Int>) {
    mentions.append(Mention(concept: concept, tokens: tokens))
    concepts.insert(concept)
  }

  func has(_ concept: Int) -> Bool { concepts.contains(concept) }
}
