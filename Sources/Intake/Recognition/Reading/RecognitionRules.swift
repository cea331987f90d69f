import Foundation
import RightsLaw

/// The rules that hold in every language, ready to use.
struct RecognitionRules: Sendable {
  struct Threshold: Sendable {
    var right: Right
    var accept: Double
    var covers: Set<Right>
  }

  private static let standardAcceptance = 0.8

  let vocabulary: ConceptVocabulary
  let concepts: WritingConcepts
  let thresholds: [Threshold]
  let rules: [RightRule]
  let channels: [ChannelConcept]
  let signals: [(signal: RecognitionSignal, concept: Int)]
  let fields: [(name: String, concept: Int)]
  let articles: [Int: Int]
  let scale: ConfidenceScale
  let footers: FooterPhrases
  let foreign: [String: String]

  init(json: [UInt8]) throws(RecognitionRulesError) {
    guard let file = try? JSONDecoder().decode(RuleFile.self, from: Data(json)) else {
      throw RecognitionRulesError(language: "rules", "the file is not JSON of the form that RuleFile describes")
    }
    vocabulary = try ConceptVocabulary(file.concepts)
    concepts = try WritingConcepts(vocabulary)
    thresholds = file.rights.map {
      Threshold(right: $0.right, accept: $0.accept ?? Self.standardAcceptance, covers: Set($0.covers ?? []))
    }
    var rules: [RightRule] = []
    for rule in file.rules { rules.append(try RightRule(rule, vocabulary)) }
    self.rules = rules
    channels = try ChannelConcept.all(vocabulary)
    var signals: [(RecognitionSignal, Int)] = []
    for signal in RecognitionSignal.allCases { signals.append((signal, try vocabulary.require("signal." + signal.rawValue))) }
    self.signals = signals
    var fields: [(String, Int)] = []
    for name in file.concepts where name.hasPrefix("field.") {
      fields.append((String(name.dropFirst("field.".count)), try vocabulary.require(name)))
    }
    self.fields = fields
    var articles: [Int: Int] = [:]
    for number in 15...22 { articles[number] = try vocabulary.require("art\(number)") }
    self.articles = articles
    scale = try ConfidenceScale(file.calibration)
    footers = FooterPhrases(file.footers)
    foreign = file.foreign
  }
}
