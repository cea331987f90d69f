/// Words with which disclaimers and the footers of newsletters begin, in any language; what follows them is nobody's wish.
struct FooterPhrases: Sendable {
  /// The folded phrases, by the letter that they begin with: most sentences begin with none of them.
  private let phrases: [[[UInt8]]]
  /// Those that say enough to be found within a line as well: a newsletter that lost its lines has its footer there.
  private let long: [[[UInt8]]]

  init(_ phrases: [String]) {
    self.phrases = Self.byLetter(phrases)
    long = Self.byLetter(phrases.filter { $0.split(separator: " ").count >= 4 })
  }

  private static func byLetter(_ phrases: [String]) -> [[[UInt8]]] {
    var table = [[[UInt8]]](repeating: [], count: LetterFolding.count)
    for codes in phrases.map({ LetterFolding.standard.codes(of: $0) }) {
      if let first = codes.first { table[Int(first)].append(codes) }
    }
    return table
  }

  /// Whether a line begins, but for marks, with one of the phrases.
  func begin(_ line: String) -> Bool { Self.has(phrases, line.unicodeScalars[...]) }

  /// Where in a line, in UTF-8 bytes, a sentence begins with one of the phrases of four words or more.
  func sentence(in line: String) -> Int? {
    var isEnded = false
    var offset = 0
    for byte in line.utf8 {
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): isEnded = true
      case UInt8(ascii: " "): break
      default:
        if isEnded, Self.has(long, line.unicodeScalars[line.utf8.index(line.startIndex, offsetBy: offset)...]) { return offset }
        isEnded = false
      }
      offset += 1
    }
    return nil
  }

  private static func has(_ phrases: [[[UInt8]]], _ text: Substring.UnicodeScalarView) -> Bool {
    let folding = LetterFolding.standard
    guard let first = text.lazy.map({ folding.code(of: $0.value) }).first(where: { $0 != LetterFolding.none && $0 != LetterFolding.mark }),
      !phrases[Int(first)].isEmpty
    else { return false }
    let start = folding.codes(of: Substring(text.prefix(90)))
    return phrases[Int(first)].contains { start.starts(with: $0) }
  }
}
