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
  /// For each concept the numbers of the rules that it can begin with: of a sentence's many rules few are worth a look.
  private let rulesOfConcept: [[Int]]
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
    rulesOfConcept = (0..<ConceptSet.capacity).map { concept in rules.indices.filter { rules[$0].anchors.contains(concept) } }
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

  /// The rules that may hold in a sentence, in their order.
  func candidates(in reading: SentenceReading) -> [RightRule] {
    var isCandidate = [Bool](repeating: false, count: rules.count)
    for mention in reading.mentions { for number in rulesOfConcept[mention.concept] { isCandidate[number] = true } }
    return rules.indices.filter { isCandidate[$0] }.map { rules[$0] }
  }
}
