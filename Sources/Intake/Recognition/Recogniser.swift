import MailFormat
import RightsLaw

/// Recognises what a message asks for, in twelve languages, by the rules of `docs/recognition.md`.
///
/// The words of a language become concepts, and rules that are the same for all languages say which concepts together are a wish. It errs
/// to triage: what is unclear, a signal or an unknown language brings the message to a person. What is quoted is never evidence.
public struct Recogniser: Sendable {
  private let rules: RecognitionRules
  private let lexicons: [String: Lexicon]
  private let guess: LanguageGuess

  /// With the rules and languages that come with the product.
  public init() throws(RecognitionRulesError) {
    try self.init(rulesJSON: PackageResources.rules_json, languageJSON: LanguageFiles.all)
  }

  package init(rulesJSON json: [UInt8], languageJSON languages: [String: [UInt8]]) throws(RecognitionRulesError) {
    rules = try RecognitionRules(json: json)
    var lexicons: [String: Lexicon] = [:]
    for (language, json) in languages {
      lexicons[language] = try Lexicon(json: json, language: language, vocabulary: rules.vocabulary)
    }
    self.lexicons = lexicons
    let known = lexicons.values.sorted { $0.language < $1.language }.map { (language: $0.language, words: $0.functionWords) }
    let foreign = rules.foreign.sorted { $0.key < $1.key }.map {
      (language: $0.key, words: $0.value.split(separator: " ").map(String.init))
    }
    guess = LanguageGuess(known + foreign)
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
    guard let language = guess.language(of: [subjectWords, textWords], hint: hint) else {
      return Recognition(language: "und", rights: [], disposition: .triage)
    }
    guard let lexicon = lexicons[language] else { return Recognition(language: language, rights: [], disposition: .triage) }
    let passages = [
      PassageReading(subjectBytes, words: subjectWords, place: .subject, lexicon: lexicon, rules: rules),
      PassageReading(textBytes, words: textWords, place: .text, lexicon: lexicon, rules: rules),
    ]
    return MessageReading(lexicon: lexicon, rules: rules, passages: passages).recognition
  }
}
