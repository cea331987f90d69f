import RightsLaw

/// A rule by which concepts that stand together are a wish.
struct RightRule: Sendable {
  let right: Right
  let weight: Double
  private let groups: [ConceptSet]
  private let within: Int
  private let isOrdered: Bool
  let context: ConceptSet
  private let unless: ConceptSet
  /// Whether a negation at it denies it; where the rule itself asks for one it does not.
  let isDeniable: Bool
  /// Whether it is a cited article by itself, which a negation behind it does not deny: "under Article 18, do not process it".
  let isCitation: Bool

  static let denyingConcepts = ["neg", "nomore", "notsend"]

  init(_ rule: RuleFile.Rule, _ vocabulary: ConceptVocabulary) throws(RecognitionRulesError) {
    guard rule.weight > 0, rule.weight < 1 else {
      throw RecognitionRulesError(language: "rules", "the weight of “\(rule.all)” is not between 0 and 1")
    }
    right = rule.right
    weight = rule.weight
    within = rule.within ?? 8
    isOrdered = rule.ordered ?? false
    var groups: [ConceptSet] = []
    for group in rule.all.split(separator: " ") { groups.append(try Self.set(group, vocabulary)) }
    guard !groups.isEmpty else { throw RecognitionRulesError(language: "rules", "a rule names no concept") }
    self.groups = groups
    context = try Self.set(rule.with ?? "", vocabulary)
    unless = try Self.set(rule.unless ?? "", vocabulary)
    let denying = Set(Self.denyingConcepts)
    isCitation = rule.all.hasPrefix("art") && rule.all.dropFirst(3).allSatisfy(\.isNumber)
    isDeniable = !rule.all.split(whereSeparator: { " |".contains($0) }).contains { denying.contains(String($0)) }
  }

  private static func set(_ names: some StringProtocol, _ vocabulary: ConceptVocabulary) throws(RecognitionRulesError) -> ConceptSet {
    var set = ConceptSet()
    for name in names.split(whereSeparator: { " |".contains($0) }) { set.insert(try vocabulary.require(String(name))) }
    return set
  }

  /// The concepts of which a sentence must have one for the rule to hold in it.
  var anchors: ConceptSet { groups[0] }

  /// The stretches of words where it holds in a sentence.
  func matches(in reading: SentenceReading) -> [Range<Int>] {
    guard groups.allSatisfy({ $0.intersects(reading.concepts) }), !unless.intersects(reading.concepts) else { return [] }
    var matches: [Range<Int>] = []
    for anchor in reading.mentions where groups[0].contains(anchor.concept) {
      guard let match = match(at: anchor.tokens, in: reading), !matches.contains(match) else { continue }
      matches.append(match)
    }
    return matches
  }

  /// The shortest stretch with an anchor and one mention of each other concept.
  private func match(at anchor: Range<Int>, in reading: SentenceReading) -> Range<Int>? {
    shortest(groups.dropFirst(), from: anchor, in: reading, atMost: max(within, anchor.count))
  }

  private func shortest(
    _ rest: ArraySlice<ConceptSet>, from span: Range<Int>, in reading: SentenceReading, atMost length: Int
  ) -> Range<Int>? {
    guard let group = rest.first else { return span }
    var best: Range<Int>?
    for mention in reading.mentions where group.contains(mention.concept) {
      if isOrdered, mention.tokens.lowerBound < span.upperBound { continue }
      let union = min(span.lowerBound, mention.tokens.lowerBound)..<max(span.upperBound, mention.tokens.upperBound)
      guard union.count <= min(length, best.map { $0.count - 1 } ?? .max) else { continue }
      best = shortest(rest.dropFirst(), from: union, in: reading, atMost: min(length, best.map { $0.count - 1 } ?? .max)) ?? best
    }
    return best
  }
}
