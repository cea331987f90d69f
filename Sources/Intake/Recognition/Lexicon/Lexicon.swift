import Foundation

/// The words of one language, ready to use.
struct Lexicon: Sendable {
  let language: String
  let functionWords: [String]
  /// The words of its patterns, of four letters or more.
  private(set) var contentWords: [String] = []
  let hasTrailingNegation: Bool
  private var forward = WordTree()
  private var backward = WordTree()
  private var hasEndings = false
  /// The concepts of each term that stands by itself.
  private var concepts: [[Int]] = []
  /// The phrases that begin with a term.
  private var phrases: [[(pattern: WordPattern, concept: Int)]] = []
  /// The term of every number.
  private var number: Int32?

  init(json: [UInt8], language: String, vocabulary: ConceptVocabulary) throws(RecognitionRulesError) {
    guard let file = try? JSONDecoder().decode(LanguageFile.self, from: Data(json)) else {
      throw RecognitionRulesError(language: language, "the file is not JSON of the form that LanguageFile describes")
    }
    guard file.language == language else {
      throw RecognitionRulesError(language: language, "the file says that it is for '\(file.language)'")
    }
    self.language = language
    functionWords = file.functionWords.split(separator: " ").map(String.init)
    hasTrailingNegation = file.trailingNegation ?? false
    for (name, entries) in file.concepts {
      guard let concept = vocabulary.number(of: name) else {
        throw RecognitionRulesError(language: language, "no rule knows the concept '\(name)'")
      }
      // A field of a person's data is also just a field.
      let general = name.split(separator: ".").first.flatMap { $0.count < name.count ? vocabulary.number(of: String($0)) : nil }
      for entry in entries.split(separator: ",") {
        let entry = entry.trimmingCharacters(in: .whitespacesAndNewlines)
        contentWords += Self.words(of: entry)
        try add(entry, concept)
        if let general { try add(entry, general) }
      }
    }
  }

  /// The words of a pattern that can tell its language.
  private static func words(of entry: String) -> [String] {
    entry.split(whereSeparator: { " ()|?".contains($0) }).map(String.init).filter { word in
      word.count >= 4 && word.allSatisfy { $0.isLetter || $0 == "*" } && !word.hasPrefix("*")
    }
  }

  private mutating func add(_ entry: String, _ concept: Int) throws(RecognitionRulesError) {
    var terms: [String: Int32] = [:]
    for word in entry.split(whereSeparator: { " ()|?".contains($0) }) where !word.hasPrefix("~") {
      terms[String(word)] = term(String(word))
    }
    let pattern = try WordPattern(entry, language: language) { terms[$0] ?? 0 }
    if let only = pattern.onlyTerms {
      for term in only where !concepts[Int(term)].contains(concept) { concepts[Int(term)].append(concept) }
    } else {
      for term in pattern.beginnings { phrases[Int(term)].append((pattern, concept)) }
    }
  }

  private mutating func term(_ word: String) -> Int32 {
    let next = Int32(concepts.count)
    let letters = LetterFolding.standard.codes(of: word)
    let term: Int32
    if word == "#" {
      term = number ?? next
      number = term
    } else if word.hasPrefix("*") {
      term = backward.add(letters.reversed(), term: next, isBeginning: true)
      hasEndings = true
    } else {
      term = forward.add(letters, term: next, isBeginning: word.hasSuffix("*"))
    }
    if term == next {
      concepts.append([])
      phrases.append([])
    }
    return term
  }

  /// Where concepts stand in sentences of a message.
  func read(_ sentences: [MessageWords.Sentence], of words: MessageWords) -> [SentenceReading] {
    let message = ReadMessage(words, forward: forward, backward: hasEndings ? backward : nil, number: number)
    return sentences.map { sentence in
      var reading = SentenceReading(sentence: sentence)
      for position in sentence.tokens {
        for term in message.terms(of: position) {
          for concept in concepts[Int(term)] { reading.add(concept, position..<(position + 1)) }
          for phrase in phrases[Int(term)] {
            if let end = phrase.pattern.end(in: message, from: position, before: sentence.tokens.upperBound) {
              reading.add(phrase.concept, position..<end)
            }
          }
        }
      }
      return reading
    }
  }
}
