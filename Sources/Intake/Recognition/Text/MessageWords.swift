/// A text as words, clauses and sentences.
struct MessageWords: Sendable {
  /// Sentences of a message, with how each ends.
  struct Sentence: Hashable, Sendable {
    var tokens: Range<Int>
    var isQuestion: Bool
    /// Paragraphs are numbered in the order of the message: a blank line, or what was passed over, parts them.
    var paragraph: Int
  }

  private(set) var tokens: [Token] = []
  private(set) var sentences: [Sentence] = []
  /// The folded letters of all words, one after the other.
  private(set) var letters: [UInt8] = []

  /// A message is judged by its first words: more belong to attachments pasted in.
  private static let limit = 20_000
  /// A sentence without an end is cut here, so that no rule looks through a whole page.
  private static let longestSentence = 120

  /// - Parameter ranges: Which bytes are the writer's own; others are passed over.
  init(_ bytes: [UInt8], ranges: [Range<Int>]) {
    var scanner = WordScanner(folding: .standard)
    letters.reserveCapacity(bytes.count)
    tokens.reserveCapacity(bytes.count / 5)
    bytes.withUnsafeBufferPointer { buffer in
      for range in ranges where tokens.count < Self.limit {
        scan(buffer, range, &scanner)
        endSentence(&scanner, isQuestion: false)
        scanner.paragraph += 1
      }
    }
  }

  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ scanner: inout WordScanner) {
    var offset = range.lowerBound
    var newlines = 0
    while offset < range.upperBound, tokens.count < Self.limit {
      let (scalar, width) = UTF8Reading.scalar(bytes, at: offset, end: range.upperBound)
      let code = scanner.folding.code(of: scalar)
      if code != LetterFolding.none, code != LetterFolding.apostrophe || scanner.isInWord {
        newlines = 0
        if code != LetterFolding.mark {
          if !scanner.isInWord { scanner.begin(at: offset, letter: letters.count) }
          letters.append(code)
          let second = scanner.folding.second(of: scalar)
          if second != LetterFolding.none { letters.append(second) }
          // An elided article is a word of its own: "l'accès", "dell'articolo".
          if code == LetterFolding.apostrophe, isElision(from: scanner.firstLetter) { endWord(at: offset + width, &scanner) }
        }
      } else {
        endWord(at: offset, &scanner)
        switch scalar {
        case 0x2E, 0x21, 0x3F, 0x37E:  // . ! ? and the Greek question mark
          let isAfterAbbreviation = scalar == 0x2E && endsInAbbreviation(bytes, next: offset + width, end: range.upperBound)
          if !isAfterAbbreviation { endSentence(&scanner, isQuestion: scalar == 0x3F || scalar == 0x37E) }
        case 0x3B:
          // In Greek a semicolon asks.
          endSentence(&scanner, isQuestion: tokens.last.map { letters[Int($0.firstLetter)] >= LetterFolding.firstGreek } ?? false)
        case 0x2C, 0x3A, 0x28, 0x29, 0x2014, 0x2013: scanner.clause += 1
        case 0x2D where isSetOff(bytes, at: offset, in: range): scanner.clause += 1
        case 0x0A:
          newlines += 1
          if newlines > 1 || isListItem(bytes, from: offset + 1, end: range.upperBound) { endSentence(&scanner, isQuestion: false) }
          if newlines == 2 { scanner.paragraph += 1 }
        default: break
        }
      }
      offset += width
    }
    endWord(at: offset, &scanner)
  }

  private mutating func endWord(at offset: Int, _ scanner: inout WordScanner) {
    guard scanner.isInWord else { return }
    scanner.isInWord = false
    if letters.last == LetterFolding.apostrophe, !isElision(from: scanner.firstLetter) { letters.removeLast() }
    guard letters.count > scanner.firstLetter else { return }
    tokens.append(
      Token(
        start: Int32(scanner.start), end: Int32(offset), firstLetter: Int32(scanner.firstLetter), endLetter: Int32(letters.count),
        sentence: Int32(sentences.count), clause: Int32(scanner.clause)))
    if tokens.count - scanner.sentenceStart >= Self.longestSentence { endSentence(&scanner, isQuestion: false) }
  }

  /// Words that lose their last vowel before another: one of these letters, `qu'`, `un'`, or what ends in `ll'`.
  private static let elided = Set(LetterFolding.standard.codes(of: "ldjmnstc"))

  private func isElision(from first: Int) -> Bool {
    let count = letters.count - first
    if count == 2 { return Self.elided.contains(letters[first]) }
    if count == 3 { return Self.elidedPairs.contains(Array(letters[first..<(first + 2)])) }
    return count >= 4 && count <= 6 && letters[letters.count - 2] == Self.doubled && letters[letters.count - 3] == Self.doubled
  }

  private static let elidedPairs = Set(["qu", "un"].map { LetterFolding.standard.codes(of: $0) })
  private static let doubled = LetterFolding.standard.codes(of: "l")[0]

  private mutating func endSentence(_ scanner: inout WordScanner, isQuestion: Bool) {
    scanner.clause += 1
    guard tokens.count > scanner.sentenceStart else { return }
    sentences.append(Sentence(tokens: scanner.sentenceStart..<tokens.count, isQuestion: isQuestion, paragraph: scanner.paragraph))
    scanner.sentenceStart = tokens.count
  }

  /// A full stop behind a number, or before a small letter or a digit, ends no sentence: `Art. 15`, `1. März`, `z. B. die`.
  private func endsInAbbreviation(_ bytes: UnsafeBufferPointer<UInt8>, next: Int, end: Int) -> Bool {
    guard let last = tokens.last else { return false }
    var position = next
    var hadSpace = false
    while position < end, bytes[position] == 0x20 {
      position += 1
      hadSpace = true
    }
    guard position < end else { return false }
    let byte = bytes[position]
    let length = last.endLetter - last.firstLetter
    if !hadSpace {
      // "no brochures.Emails are fine": a blank was forgotten.
      if length > 2, (0x41...0x5A).contains(byte), next > 1, (0x61...0x7A).contains(bytes[next - 2]) { return false }
      return byte >= 0x20 && byte != 0x22 && byte != 0x29
    }
    if (0x30...0x39).contains(byte) { return length <= 4 }
    let isNumber = LetterFolding.isDigit(letters[Int(last.firstLetter)])
    if (0x61...0x7A).contains(byte) { return length <= 3 || isNumber }
    return length == 1 || length == 2 && isNumber
  }

  /// A hyphen with blanks around it is a dash.
  private func isSetOff(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, in range: Range<Int>) -> Bool {
    offset > range.lowerBound && offset + 1 < range.upperBound && bytes[offset - 1] == 0x20 && bytes[offset + 1] == 0x20
  }

  /// Whether the line that begins here is an item of a list.
  private func isListItem(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, end: Int) -> Bool {
    var position = start
    while position < end, bytes[position] == 0x20 || bytes[position] == 0x09 { position += 1 }
    guard position + 1 < end else { return false }
    switch bytes[position] {
    case 0x2D, 0x2A: return bytes[position + 1] == 0x20
    case 0x30...0x39: return bytes[position + 1] == 0x2E || bytes[position + 1] == 0x29
    case 0x61...0x7A: return bytes[position + 1] == 0x29
    case 0xE2: return position + 2 < end && bytes[position + 1] == 0x80 && (bytes[position + 2] == 0xA2 || bytes[position + 2] == 0x93)
    default: return false
    }
  }
}
