/// Sentences that follow each other in one language.
struct LanguageStretch: Sendable {
  let language: String
  /// `nil` where the language is known only as foreign.
  let lexicon: Lexicon?
  var sentences: [MessageWords.Sentence] = []
}
