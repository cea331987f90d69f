/// A word of a message, or the end of a sentence.
struct Token: Hashable {
  /// In lower case, with straight apostrophes; empty at the end of a sentence.
  var word: String
  /// In UTF-8 bytes of the text that was read.
  var range: Range<Int>
  /// How the sentence ends that the token closes; `nil` for a word.
  var ending: Character?

  var isEnd: Bool { ending != nil }
}
