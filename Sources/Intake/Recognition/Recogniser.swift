import MailFormat
import RightsLaw

/// Recognises which rights a message is about, by the phrase rules of its language.
///
/// It errs to triage: a right that is not clear, a hint of another one, a signal or an unknown language brings the message to a person.
/// What is quoted from earlier messages is never evidence.
public struct Recogniser: Sendable {
  private let languages: [CompiledRules]

  /// With the rules that come with the product, one file a language.
  public init() throws(RecognitionRulesError) {
    try self.init(rules: ["en": PackageResources.en_json])
  }

  init(rules: [String: [UInt8]]) throws(RecognitionRulesError) {
    var languages: [CompiledRules] = []
    for (language, json) in rules.sorted(by: { $0.key < $1.key }) { languages.append(try CompiledRules(json: json, language: language)) }
    self.languages = languages
  }

  /// Reads a message.
  ///
  /// - Parameter text: The body; what it quotes is taken out here if it has not been before.
  public func recognise(subject: String, text: String) -> Recognition {
    let own = ReplyText.own(of: text)
    guard let rules = language(of: subject + "\n\n" + own) else {
      return Recognition(language: "und", rights: [], disposition: .triage)
    }
    return MessageReading(rules: rules, subject: subject, text: own).recognition
  }

  /// The language most of whose small words stand in the text, or in one of its paragraphs: a letter has more address than sentence.
  private func language(of text: String) -> CompiledRules? {
    let paragraphs = text.split(separator: /\n\s*\n/).map(String.init)
    let scored = languages.map { rules in
      let inParagraphs = paragraphs.map { share(of: rules, in: $0, words: 5) }.max() ?? 0
      return (rules: rules, share: max(share(of: rules, in: text, words: 1), inParagraphs >= 0.3 ? inParagraphs : 0))
    }
    return scored.filter { $0.share >= 0.15 }.max { $0.share < $1.share }?.rules
  }

  /// - Parameter words: Of fewer words nothing is said.
  private func share(of rules: CompiledRules, in text: String, words least: Int) -> Double {
    let words = rules.tokeniser.tokens(of: text).filter { !$0.isEnd }
    guard words.count >= least else { return 0 }
    return Double(words.count { rules.functionWords.contains($0.word) || rules.vocabulary.contains($0.word) }) / Double(words.count)
  }
}
