/// Words with the languages that have them, a bit of a mask each.
struct LanguageWords: Sendable {
  private var tree = WordTree()
  private var masks: [UInt32] = []

  /// - Parameter language: Its bit.
  mutating func add(_ words: [String], of language: Int) {
    for word in words {
      let next = Int32(masks.count)
      let term = tree.add(LetterFolding.standard.codes(of: word), term: next, isBeginning: word.hasSuffix("*"))
      if term == next { masks.append(0) }
      masks[Int(term)] |= 1 << UInt32(language)
    }
  }

  func find(_ word: UnsafeBufferPointer<UInt8>, _ found: (UInt32) -> Void) { tree.find(word) { found(masks[Int($0)]) } }
}
