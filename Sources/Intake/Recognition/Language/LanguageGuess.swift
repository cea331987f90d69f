/// Tells the language of a text by the small words in it.
struct LanguageGuess: Sendable {
  /// The languages in question; a bit of a mask each. Those that are known only as foreign stand last.
  let languages: [String]
  private var tree = WordTree()
  private var masks: [UInt32] = []

  /// Of a text's words this share must be small words of its language: other languages share a few.
  private static let leastShare = 0.18
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

  /// - Parameter hint: What the channel says, which decides where the words hardly do.
  /// - Returns: A language's code; `nil` where none is clear.
  func language(of words: [MessageWords], hint: String?) -> String? {
    var scores = [Double](repeating: 0, count: languages.count)
    var known = [Int](repeating: 0, count: languages.count)
    var total = 0
    for words in words {
      total += words.tokens.count
      words.letters.withUnsafeBufferPointer { letters in
        for token in words.tokens {
          let word = UnsafeBufferPointer(rebasing: letters[Int(token.firstLetter)..<Int(token.endLetter)])
          tree.find(word) { term in
            var mask = masks[Int(term)]
            let weight = 1 / Double(mask.nonzeroBitCount)
            while mask != 0 {
              scores[mask.trailingZeroBitCount] += weight
              known[mask.trailingZeroBitCount] += 1
              mask &= mask - 1
            }
          }
        }
      }
    }
    guard total > 0 else { return nil }
    if let hint, let index = languages.firstIndex(of: hint) { scores[index] = scores[index] * Self.hintFactor + 0.3 }
    guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }), scores[best] > 0 else { return nil }
    let isDeclared = languages[best] == hint
    return isDeclared || Double(known[best]) / Double(total) >= Self.leastShare ? languages[best] : nil
  }
}
