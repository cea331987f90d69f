/// A pattern of words, as language files write them.
///
/// `word` stands for itself, `news*` for words that begin so, `*daten` for words that end so, `(a|b)` for one of several, a final `?`
/// makes an item optional, `#` is a number, and `~3` is up to three words of any kind. A hyphen parts words ("casei me"). A pattern never
/// crosses the end of a sentence.
struct WordPattern: Hashable, Sendable {
  enum Item: Hashable, Sendable {
    /// Few terms each, so a list is searched faster than a set.
    case word([Int32], isOptional: Bool)
    case gap(Int)
  }

  let items: [Item]

  /// - Parameter term: Gives the number of a word as it is written in the pattern.
  /// - Throws: ``RecognitionRulesError`` for an item that is none of those.
  init(_ text: String, language: String, term: (String) -> Int32) throws(RecognitionRulesError) {
    var items: [Item] = []
    for part in text.utf8.split(separator: UInt8(ascii: " ")) {
      items.append(try Self.item(Substring(part), in: text, language: language, term: term))
    }
    guard case .word(_, false) = items.first, case .word = items.last else {
      throw RecognitionRulesError(language: language, "the pattern “\(text)” begins with no word that must be there, or ends in a gap")
    }
    self.items = items
  }

  private static func item(
    _ part: Substring, in text: String, language: String, term: (String) -> Int32
  ) throws(RecognitionRulesError) -> Item {
    if part.utf8.first == UInt8(ascii: "~") {
      guard let count = Int(part.dropFirst()), (1...9).contains(count) else {
        throw RecognitionRulesError(language: language, "the pattern “\(text)” has a gap other than ~1 to ~9")
      }
      return .gap(count)
    }
    let isOptional = part.utf8.last == UInt8(ascii: "?")
    var body = isOptional ? part.dropLast() : part
    if body.utf8.first == UInt8(ascii: "("), body.utf8.last == UInt8(ascii: ")") { body = body.dropFirst().dropLast() }
    let words = body.utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false).map { Substring($0) }
    guard words.allSatisfy(isWord) else {
      throw RecognitionRulesError(language: language, "the pattern “\(text)” has an item that cannot be read: “\(part)”")
    }
    return .word(Set(words.map { term(String($0)) }).sorted(), isOptional: isOptional)
  }

  private static func isWord(_ word: Substring) -> Bool {
    let bytes = word.utf8
    if word == "#" { return true }
    let star = UInt8(ascii: "*")
    // A star may begin it or end it, and not both.
    guard !bytes.contains(where: isMark), !bytes.dropFirst().dropLast().contains(star), !(bytes.first == star && bytes.last == star) else {
      return false
    }
    return !LetterFolding.standard.codes(of: word).isEmpty
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "~"), UInt8(ascii: "?"), UInt8(ascii: "-"), UInt8(ascii: " "): true
    default: false
    }
  }

  /// The terms that its first word may be.
  var beginnings: [Int32] {
    if case .word(let terms, _) = items.first { terms } else { [] }
  }

  /// The only word of a pattern of one.
  var onlyTerms: [Int32]? {
    if items.count == 1, case .word(let terms, _) = items[0] { terms } else { nil }
  }

  /// Where the shortest match from `position` ends; `nil` where there is none.
  func end(in message: ReadMessage, from position: Int, before limit: Int) -> Int? {
    match(0, message, position, limit)
  }

  private func match(_ item: Int, _ message: ReadMessage, _ position: Int, _ limit: Int) -> Int? {
    guard item < items.count else { return position }
    switch items[item] {
    case .word(let terms, let isOptional):
      if position < limit, message.isWord(position, oneOf: terms), let end = match(item + 1, message, position + 1, limit) { return end }
      return isOptional ? match(item + 1, message, position, limit) : nil
    case .gap(let most):
      for skipped in 0...most where position + skipped <= limit {
        if let end = match(item + 1, message, position + skipped, limit) { return end }
      }
      return nil
    }
  }
}
