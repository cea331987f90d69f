/// Finds the terms of a lexicon that a word is: one walk over its letters, whatever the size of the lexicon.
struct WordTree: Sendable {
  private var children: [Int32]
  private var exact: [Int32] = [-1]
  private var beginning: [Int32] = [-1]

  init() { children = [Int32](repeating: 0, count: LetterFolding.count) }

  /// Adds a term.
  ///
  /// - Parameter isBeginning: Whether it stands for every word that begins so.
  /// - Returns: The term that was there already, else `term`.
  mutating func add(_ letters: some Sequence<UInt8>, term: Int32, isBeginning: Bool) -> Int32 {
    var node = 0
    for letter in letters {
      let slot = node * LetterFolding.count + Int(letter)
      if children[slot] == 0 {
        children[slot] = Int32(exact.count)
        children.append(contentsOf: repeatElement(0, count: LetterFolding.count))
        exact.append(-1)
        beginning.append(-1)
      }
      node = Int(children[slot])
    }
    if isBeginning {
      if beginning[node] < 0 { beginning[node] = term }
      return beginning[node]
    }
    if exact[node] < 0 { exact[node] = term }
    return exact[node]
  }

  /// Calls `found` for each term that the letters are.
  @inline(__always)
  func find(_ letters: UnsafeBufferPointer<UInt8>, isReversed: Bool = false, _ found: (Int32) -> Void) {
    children.withUnsafeBufferPointer { children in
      var node = 0
      for index in 0..<letters.count {
        let letter = letters[isReversed ? letters.count - 1 - index : index]
        node = Int(children[node * LetterFolding.count + Int(letter)])
        if node == 0 { return }
        if beginning[node] >= 0 { found(beginning[node]) }
      }
      if exact[node] >= 0 { found(exact[node]) }
    }
  }
}
