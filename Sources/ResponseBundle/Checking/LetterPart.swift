/// Something that a letter of a kind must say, and the words by which a rendered letter is known to say it.
struct LetterPart: Hashable, Sendable {
  /// What a person calls it, with the rule that asks for it: "the new due date (law.md C5)". Never personal data.
  var name: String
  /// Each of these must stand in the letter.
  var words: [String]

  init(_ name: String, _ words: [String]) {
    self.name = name
    self.words = words
  }

  init(_ name: String, _ words: String?) {
    self.init(name, words.map { [$0] } ?? [])
  }

  /// Whether the letter says it. A part without words is one that nobody gave: it cannot be said.
  func isStated(in text: LetterText) -> Bool { !words.isEmpty && words.allSatisfy(text.says) }
}

extension [LetterPart] {
  /// The name of the first part that the letter lacks; `nil` where it is complete.
  func firstMissing(in text: LetterText) -> String? { first { !$0.isStated(in: text) }?.name }
}
