/// A message's words with the terms of one lexicon that each of them is.
struct ReadMessage: Sendable {
  let words: MessageWords
  private var terms: [Int32] = []
  private var starts: [Int32] = [0]

  init(_ words: MessageWords, forward: WordTree, backward: WordTree?, number: Int32?) {
    self.words = words
    starts.reserveCapacity(words.tokens.count + 1)
    words.letters.withUnsafeBufferPointer { letters in
      for token in words.tokens {
        let word = UnsafeBufferPointer(rebasing: letters[Int(token.firstLetter)..<Int(token.endLetter)])
        forward.find(word) { terms.append($0) }
        backward?.find(word, isReversed: true) { terms.append($0) }
        if let number, let first = word.first, LetterFolding.isDigit(first) { terms.append(number) }
        starts.append(Int32(terms.count))
      }
    }
  }

  func terms(of token: Int) -> ArraySlice<Int32> { terms[Int(starts[token])..<Int(starts[token + 1])] }

  func isWord(_ token: Int, oneOf wanted: [Int32]) -> Bool {
    for place in Int(starts[token])..<Int(starts[token + 1]) where wanted.contains(terms[place]) { return true }
    return false
  }
}
