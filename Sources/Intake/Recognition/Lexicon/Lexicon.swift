import Foundation

extension Substring.UTF8View {
  /// Without blanks and ends of lines around it.
  fileprivate var trimmingBlanks: Substring.UTF8View {
    var view = self
    while let first = view.first, first <= 0x20 { view.removeFirst() }
    while let last = view.last, last <= 0x20 { view.removeLast() }
    return view
  }
}

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
      for entry in entries.utf8.split(separator: UInt8(ascii: ",")) {
        let entry = String(Substring(entry.trimmingBlanks))
        contentWords += Self.words(of: entry)
        try add(entry, concept)
        if let general { try add(entry, general) }
      }
    }
  }

  /// The words of a pattern that can tell its language.
  private static func words(of entry: String) -> [String] {
    parts(of: entry).filter { word in
      // What is no letter of ASCII counts as one: no pattern has other marks.
      word.utf8.count >= 4 && word.count >= 4 && word.utf8.first != UInt8(ascii: "*")
        && word.utf8.allSatisfy {
          $0 >= 0x80 || $0 == UInt8(ascii: "*") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
        }
    }
  }

  private static func parts(of entry: String) -> [String] {
    entry.utf8.split { byte in
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "|"), UInt8(ascii: "?"): true
      default: false
      }
    }.map { String(Substring($0)) }
  }

  private mutating func add(_ entry: String, _ concept: Int) throws(RecognitionRulesError) {
    var terms: [String: Int32] = [:]
    for word in Self.parts(of: entry) where word.utf8.first != UInt8(ascii: "~") { terms[word] = term(word) }
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
