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

  static let denyingConcepts = ["neg", "nomore"]

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
    isDeniable = !rule.all.split(whereSeparator: { " |".contains($0) }).contains { denying.contains(String($0)) }
  }

  private static func set(_ names: some StringProtocol, _ vocabulary: ConceptVocabulary) throws(RecognitionRulesError) -> ConceptSet {
    var set = ConceptSet()
    for name in names.split(whereSeparator: { " |".contains($0) }) { set.insert(try vocabulary.require(String(name))) }
    return set
  }

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

  private func match(at anchor: Range<Int>, in reading: SentenceReading) -> Range<Int>? {
    var span = anchor
    for group in groups.dropFirst() {
      var best: Range<Int>?
      for mention in reading.mentions where group.contains(mention.concept) {
        if isOrdered, mention.tokens.lowerBound < span.upperBound { continue }
        let union = min(span.lowerBound, mention.tokens.lowerBound)..<max(span.upperBound, mention.tokens.upperBound)
        if union.count <= max(within, anchor.count), union.count < best?.count ?? .max { best = union }
      }
      guard let best else { return nil }
      span = best
    }
    return span
  }
}
