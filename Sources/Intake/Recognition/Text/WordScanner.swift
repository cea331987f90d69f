/// Where the reading of words stands.
struct WordScanner {
  let folding: LetterFolding
  var isInWord = false
  var start = 0
  var firstLetter = 0
  var sentenceStart = 0
  var clause = 0
  var paragraph = 0

  init(folding: LetterFolding) { self.folding = folding }

  mutating func begin(at offset: Int, letter: Int) {
    isInWord = true
    start = offset
    firstLetter = letter
  }
}
