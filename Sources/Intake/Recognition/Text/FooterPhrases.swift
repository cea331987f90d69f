/// Words with which disclaimers and the footers of newsletters begin, in any language; what follows them is nobody's wish.
struct FooterPhrases: Sendable {
  private let phrases: [[UInt8]]

  init(_ phrases: [String]) { self.phrases = phrases.map { LetterFolding.standard.codes(of: $0) } }

  /// Whether a line begins, but for marks, with one of the phrases.
  func begin(_ line: String) -> Bool {
    guard !line.isEmpty else { return false }
    let start = LetterFolding.standard.codes(of: line.prefix(90))
    return phrases.contains { start.starts(with: $0) }
  }
}
