import MailFormat
import RightsLaw

/// Recognises what a message asks for, in twelve languages or more, by the rules of `docs/recognition.md`.
///
/// Each paragraph is read in its own language. The words of a language become concepts, and rules that are the same for all languages say
/// which concepts together are a wish. It errs to triage: what is unclear, a signal or an unknown language brings the message to a person. What is quoted is never evidence.
public struct Recogniser: Sendable {
  private let rules: RecognitionRules
  private let lexicons: [String: Lexicon]
  private let guess: LanguageGuess

  /// With the rules and languages that come with the product, and those of a folder.
  ///
  /// - Parameter folder: Holds `<language>.json`, a file for each further language or instead of the product's own; may be missing.
  public init(languagesIn folder: String? = nil) throws(RecognitionRulesError) {
    let own = try folder.map { path throws(RecognitionRulesError) in try LanguageFiles.read(folder: path) } ?? [:]
    try self.init(rulesJSON: PackageResources.rules_json, languageJSON: LanguageFiles.all.merging(own) { $1 })
  }

  package init(rulesJSON json: [UInt8], languageJSON languages: [String: [UInt8]]) throws(RecognitionRulesError) {
    rules = try RecognitionRules(json: json)
    var lexicons: [String: Lexicon] = [:]
    for (language, json) in languages {
      lexicons[language] = try Lexicon(json: json, language: language, vocabulary: rules.vocabulary)
    }
    self.lexicons = lexicons
    let known = lexicons.values.sorted { $0.language < $1.language }.map { (language: $0.language, words: $0.functionWords) }
    let foreign = rules.foreign.filter { lexicons[$0.key] == nil }.sorted { $0.key < $1.key }.map {
      (language: $0.key, words: $0.value.split(separator: " ").map(String.init))
    }
    guess = LanguageGuess(known + foreign, content: lexicons.values.map { (language: $0.language, words: $0.contentWords) })
  }

  /// The languages that can be read, as BCP 47 tags.
  public var languages: [String] { lexicons.keys.sorted() }

  /// Reads a message.
  ///
  /// - Parameters:
  ///   - text: The body; what it quotes is passed over here if it has not been taken out before.
  ///   - language: What the channel knows of the language, as a BCP 47 tag; the words decide where they can.
  public func recognise(subject: String, text: String, language: String? = nil) -> Recognition {
    let hint = language.map { String($0.prefix { $0 != "-" }).lowercased() }
    let subjectBytes = Array(subject.utf8)
    let textBytes = Array(text.utf8)
    let subjectWords = MessageWords(subjectBytes, ranges: [0..<subjectBytes.count])
    let textWords = MessageWords(textBytes, ranges: OwnText(textBytes, footers: rules.footers).ranges)
    let tallies = (subject: guess.tallies(subjectWords), text: guess.tallies(textWords))
    guard let language = guess.language(of: tallies.subject + tallies.text, words: [subjectWords, textWords], hint: hint) else {
      return .unread(language: "und")
    }
    guard let lexicon = lexicons[language] else { return .unread(language: language) }
    let main = LanguageStretch(language: language, lexicon: lexicon)
    var passages: [PassageReading] = []
    var isUnread = false
    for (place, bytes, words, tallies) in [
      (Phrase.Place.subject, subjectBytes, subjectWords, tallies.subject), (.text, textBytes, textWords, tallies.text),
    ] {
      for stretch in stretches(of: words, tallies: tallies, main: main) {
        guard let lexicon = stretch.lexicon else {
          isUnread = true
          continue
        }
        passages.append(
          PassageReading(bytes, words: words, sentences: stretch.sentences, place: place, lexicon: lexicon, rules: rules))
      }
    }
    return MessageReading(language: language, rules: rules, passages: passages, isUnread: isUnread).recognition
  }

  /// Parts a text by language. Most texts are one stretch; a form's sentences above a letter in another language are two.
  private func stretches(of words: MessageWords, tallies: [LanguageTally], main: LanguageStretch) -> [LanguageStretch] {
    var stretches: [LanguageStretch] = []
    for sentence in words.sentences {
      var stretch = main
      if let other = guess.otherLanguage(of: tallies[sentence.paragraph], than: main.language) {
        stretch = LanguageStretch(language: other, lexicon: lexicons[other])
      }
      if stretches.last?.language == stretch.language {
        stretches[stretches.count - 1].sentences.append(sentence)
      } else {
        stretch.sentences = [sentence]
        stretches.append(stretch)
      }
    }
    return stretches
  }
}
