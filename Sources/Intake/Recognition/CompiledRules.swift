import Foundation
import RightsLaw

/// The rules of one language, ready to use.
struct CompiledRules: Sendable {
  struct RightRule: Sendable {
    var right: Right
    var accept: Double
    var covers: Set<Right>
    var phrases: [(pattern: PhrasePattern, weight: Double)]
  }

  static let standardAcceptance = 0.8

  let language: String
  let functionWords: Set<String>
  let tokeniser: Tokeniser
  let negations: Set<String>
  let hedges: Set<String>
  let inquiries: Set<String>
  let vocabulary: Set<String>
  let rights: [RightRule]
  let signals: [(code: RecognitionSignal, pattern: PhrasePattern)]
  let dismissals: [PhrasePattern]

  init(json: [UInt8], language: String) throws(RecognitionRulesError) {
    guard let rules = try? JSONDecoder().decode(RecognitionRules.self, from: Data(json)) else {
      throw RecognitionRulesError(language: language, "the file is not JSON of the form that RecognitionRules describes")
    }
    guard rules.language == language else {
      throw RecognitionRulesError(language: language, "the file says that it is for '\(rules.language)'")
    }
    self.language = language
    functionWords = Set(rules.functionWords)
    tokeniser = Tokeniser(abbreviations: Set(rules.abbreviations))
    negations = Set(rules.negations)
    hedges = Set(rules.hedges)
    inquiries = Set(rules.inquiries)
    vocabulary = Set(rules.vocabulary)
    var rights: [RightRule] = []
    for rule in rules.rights {
      var phrases: [(PhrasePattern, Double)] = []
      for phrase in rule.phrases {
        guard phrase.weight > 0, phrase.weight < 1 else {
          throw RecognitionRulesError(language: language, "the weight of “\(phrase.pattern)” is not between 0 and 1")
        }
        phrases.append((try PhrasePattern(phrase.pattern, language: language), phrase.weight))
      }
      rights.append(
        RightRule(
          right: rule.right, accept: rule.accept ?? Self.standardAcceptance, covers: Set(rule.covers ?? []), phrases: phrases))
    }
    self.rights = rights
    var signals: [(RecognitionSignal, PhrasePattern)] = []
    for signal in rules.signals {
      guard let code = RecognitionSignal(rawValue: signal.code) else {
        throw RecognitionRulesError(language: language, "there is no signal '\(signal.code)'")
      }
      for pattern in signal.patterns { signals.append((code, try PhrasePattern(pattern, language: language))) }
    }
    self.signals = signals
    var dismissals: [PhrasePattern] = []
    for pattern in rules.dismissals { dismissals.append(try PhrasePattern(pattern, language: language)) }
    self.dismissals = dismissals
  }
}
