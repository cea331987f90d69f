/// A pattern of words, as rule files write them.
///
/// `word` stands for itself, `news*` for words that begin so, `(a|b)` for one of several, a final `?` makes an item optional, and `~3` is
/// up to three words of any kind. A pattern never crosses the end of a sentence.
struct PhrasePattern: Hashable, Sendable {
  enum Item: Hashable, Sendable {
    case word(exact: Set<String>, prefixes: [String], isOptional: Bool)
    case gap(Int)
  }

  let items: [Item]

  /// - Throws: ``RecognitionRulesError`` for an item that is none of those.
  init(_ text: String, language: String) throws(RecognitionRulesError) {
    var items: [Item] = []
    for part in text.split(separator: " ") {
      items.append(try Self.item(part, in: text, language: language))
    }
    guard items.contains(where: { if case .word(_, _, false) = $0 { true } else { false } }) else {
      throw RecognitionRulesError(language: language, "the pattern “\(text)” has no word that must be there")
    }
    self.items = items
  }

  private static func item(_ part: Substring, in text: String, language: String) throws(RecognitionRulesError) -> Item {
    if part.hasPrefix("~") {
      guard let count = Int(part.dropFirst()), (1...9).contains(count) else {
        throw RecognitionRulesError(language: language, "the pattern “\(text)” has a gap other than ~1 to ~9")
      }
      return .gap(count)
    }
    let isOptional = part.hasSuffix("?")
    var body = isOptional ? part.dropLast() : part
    if body.hasPrefix("("), body.hasSuffix(")") { body = body.dropFirst().dropLast() }
    let words = body.split(separator: "|", omittingEmptySubsequences: false)
    guard !words.contains(where: { $0.isEmpty || $0.contains { "()~?".contains($0) } }) else {
      throw RecognitionRulesError(language: language, "the pattern “\(text)” has an item that cannot be read: “\(part)”")
    }
    return .word(
      exact: Set(words.filter { !$0.hasSuffix("*") }.map { $0.lowercased() }),
      prefixes: words.filter { $0.hasSuffix("*") }.map { $0.dropLast().lowercased() }, isOptional: isOptional)
  }

  /// Where the pattern stands in the tokens: the shortest match from each place, none overlapping another.
  func matches(in tokens: [Token]) -> [Range<Int>] {
    var matches: [Range<Int>] = []
    var position = 0
    while position < tokens.count {
      if let end = match(items[...], tokens, position), end > position {
        matches.append(position..<end)
        position = end
      } else {
        position += 1
      }
    }
    return matches
  }

  private func match(_ rest: ArraySlice<Item>, _ tokens: [Token], _ position: Int) -> Int? {
    guard let item = rest.first else { return position }
    switch item {
    case .word(let exact, let prefixes, let isOptional):
      if position < tokens.count, !tokens[position].isEnd,
        exact.contains(tokens[position].word)
          || prefixes.contains(where: tokens[position].word.hasPrefix), let end = match(rest.dropFirst(), tokens, position + 1)
      {
        return end
      }
      return isOptional ? match(rest.dropFirst(), tokens, position) : nil
    case .gap(let most):
      for skipped in 0...most {
        if skipped > 0, position + skipped > tokens.count || tokens[position + skipped - 1].isEnd { return nil }
        if let end = match(rest.dropFirst(), tokens, position + skipped) { return end }
      }
      return nil
    }
  }
}
