import RightsLaw

/// The wishes of one passage, without what is denied, told, listed or asked about.
struct WishReading {
  typealias Hit = PassageReading.Hit

  private(set) var hits: [Hit] = []
  /// Whether something was wished not to be done.
  private(set) var isDenied = false
  /// Whether a sentence about erasure has a condition, or only considers it.
  let isHedged: Bool
  /// What was told of an earlier request.
  private(set) var told: [Hit] = []

  /// "On no account delete anything."
  private let deniesErasure: Bool
  private let passage: PassageReading
  private let rules: RecognitionRules

  init(_ passage: PassageReading, context: ConceptSet, rules: RecognitionRules) {
    self.passage = passage
    self.rules = rules
    deniesErasure = passage.sentences.contains { reading in
      reading.mentions.contains { denial in
        denial.concept == rules.concepts.negation
          && reading.mentions.contains {
            rules.concepts.deletion.contains($0.concept) && (0...3).contains($0.tokens.lowerBound - denial.tokens.upperBound)
          }
      }
    }
    isHedged = passage.sentences.contains { $0.has(rules.concepts.hedge) && $0.concepts.intersects(rules.concepts.deletion) }
    for (number, reading) in passage.sentences.enumerated() where !reading.concepts.isEmpty {
      for rule in rules.candidates(in: reading) where rule.context.isEmpty || rule.context.intersects(context) {
        for match in rule.matches(in: reading) { take(match, rule, reading, sentence: number) }
      }
    }
    hits = hits.filter { !isListed($0) }.map { cautious($0, context: context) }
    hits = strongest(standing(hits))
    hits = hits.filter { !isBorrowed($0) }
  }

  private mutating func take(_ match: Range<Int>, _ rule: RightRule, _ reading: SentenceReading, sentence: Int) {
    var hit = Hit(right: rule.right, weight: rule.weight, tokens: match, sentence: sentence)
    let concepts = rules.concepts
    if rule.right == .followUp || rule.right == .question {
      hits.append(hit)
      return
    }
    if rule.isDeniable, isNegated(match, isCitation: rule.isCitation, in: reading) {
      isDenied = true
      return
    }
    if rule.right != .complaint, isBehind(concepts.past, match, in: reading, within: 14) {
      hit.right = .followUp
      hit.weight = 0.6
      told.append(hit)
      return
    }
    if reading.has(concepts.information) { return }
    if reading.has(concepts.feature) { hit.weight = min(hit.weight, 0.5) }
    if rule.right == .erasure, isUnsure(match, in: reading) { hit.weight = min(hit.weight, 0.5) }
    if rule.right == .complaint, isBehind(concepts.hedge, match, in: reading, within: 30) { return }
    hits.append(hit)
  }

  /// What cannot be sure in this message is only possible, and a person looks.
  private func cautious(_ hit: Hit, context: ConceptSet) -> Hit {
    let concepts = rules.concepts
    // "Do not delete anything", and then what the company said of deleting.
    var isUnsure = deniesErasure && hit.right == .erasure
    // A stop harms nobody.
    if hit.right != .marketingStop, hit.right != .consentWithdrawal {
      // "Please correct the invoice", "I object to the bill".
      isUnsure = isUnsure || context.contains(concepts.ordinary) && !context.intersects(concepts.aboutData)
      isUnsure = isUnsure || context.contains(concepts.dismissal) && !passage.sentences[hit.sentence].concepts.intersects(concepts.own)
    }
    var hit = hit
    if isUnsure { hit.weight = min(hit.weight, 0.5) }
    return hit
  }

  /// Whether a right is one of several that the reader is told of: three of them or more in a sentence without "my".
  private func isListed(_ hit: Hit) -> Bool {
    let concepts = passage.sentences[hit.sentence].concepts
    guard Self.listed.contains(hit.right), !concepts.intersects(rules.concepts.own) else { return false }
    let rights = Set(hits.filter { $0.sentence == hit.sentence && Self.listed.contains($0.right) }.map(\.right))
    return max(rights.count, rules.concepts.rights.count { $0.intersects(concepts) }) >= 3
  }

  /// What privacy notices and newsletters list.
  private static let listed: Set<Right> = [
    .access, .rectification, .erasure, .restriction, .objection, .portability, .consentWithdrawal, .complaint,
  ]

  /// Rights whose phrases do not count where another right covers them: "delete my data from your mailing list".
  private func standing(_ hits: [Hit]) -> [Hit] {
    hits.filter { hit in
      !rules.thresholds.contains { threshold in
        threshold.covers.contains(hit.right)
          && hits.contains {
            $0.right == threshold.right && $0.weight >= threshold.accept && $0.tokens.overlaps(hit.tokens) && !isBeside($0, hit)
          }
      }
    }
  }

  /// Whether erasure is a wish of its own, though its phrase touches another's: "stop my subscription, and delete my data".
  private func isBeside(_ other: Hit, _ hit: Hit) -> Bool {
    hit.right == .erasure && hit.weight >= 0.9 && !other.tokens.contains(hit.tokens) && !hit.tokens.contains(other.tokens)
  }

  /// Whether access only seems to be asked for, in a sentence that asks for something else: "delete everything that you hold about me",
  /// "I request the erasure of my data". It is asked for where the sentence has a word for that alone, or something else to be given.
  private func isBorrowed(_ hit: Hit) -> Bool {
    guard hit.right == .access else { return false }
    let others = hits.filter { $0.sentence == hit.sentence && Self.lenders.contains($0.right) && $0.weight >= 0.8 }
    guard !others.isEmpty else { return false }
    let reading = passage.sentences[hit.sentence]
    // What is sent is moved elsewhere, or is what the writer objects to.
    let isGivingElse = others.contains { $0.right == .portability || $0.right == .objection }
    // "I complain: my statement was sent to a neighbour."
    if reading.has(rules.concepts.misdirected), others.contains(where: { $0.right == .complaint }) { return true }
    if reading.has(rules.concepts.recipient), reading.has(rules.concepts.sharing) { return false }
    return !reading.mentions.contains { mention in
      if rules.concepts.access.contains(mention.concept) { return true }
      if mention.concept == rules.concepts.copy { return !isDeleted(mention, in: reading) }
      return mention.concept == rules.concepts.giving && !isGivingElse && isGiving(mention, in: reading)
    }
  }

  /// Rights whose sentences name the same data as access does.
  private static let lenders: Set<Right> = [
    .erasure, .rectification, .restriction, .objection, .portability, .consentWithdrawal, .marketingStop, .complaint, .automatedDecision,
  ]

  private func isDeleted(_ copy: SentenceReading.Mention, in reading: SentenceReading) -> Bool {
    reading.mentions.contains {
      rules.concepts.deletion.contains($0.concept) && (0...3).contains(copy.tokens.lowerBound - $0.tokens.upperBound)
    }
  }

  /// A word such as "send" that no wish of another kind is made with ("I want", "we request"), and that has no other object: no
  /// advertising, no confirmation, nothing at all.
  private func isGiving(_ mention: SentenceReading.Mention, in reading: SentenceReading) -> Bool {
    !reading.mentions.contains { other in
      // "I want", and "get rid of".
      if rules.concepts.wanting.union(rules.concepts.deletion).contains(other.concept) { return other.tokens.overlaps(mention.tokens) }
      return rules.concepts.otherObjects.contains(other.concept)
        && (other.tokens.overlaps(mention.tokens) || (0...4).contains(other.tokens.lowerBound - mention.tokens.upperBound))
    }
  }

  /// Of overlapping phrases of one right, the one that says most.
  private func strongest(_ hits: [Hit]) -> [Hit] {
    var kept: [Hit] = []
    for hit in hits.sorted(by: { ($1.weight, $0.tokens.lowerBound) < ($0.weight, $1.tokens.lowerBound) })
    where !kept.contains(where: { $0.right == hit.right && $0.tokens.overlaps(hit.tokens) }) {
      kept.append(hit)
    }
    return kept.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  private func isNegated(_ match: Range<Int>, isCitation: Bool, in reading: SentenceReading) -> Bool {
    let first = passage.words.tokens[match.lowerBound].clause
    let last = passage.words.tokens[match.upperBound - 1].clause
    return reading.mentions.contains { mention in
      guard mention.concept == rules.concepts.negation, !isContradiction(mention, in: reading) else { return false }
      let clause = passage.words.tokens[mention.tokens.lowerBound].clause
      if mention.tokens.upperBound <= match.lowerBound {
        return clause == first && match.lowerBound - mention.tokens.upperBound < 5
      }
      if mention.tokens.lowerBound >= match.upperBound {
        return !isCitation && passage.lexicon.hasTrailingNegation && clause == last && mention.tokens.lowerBound - match.upperBound < 4
      }
      return clause == first || clause == last
    }
  }

  /// "is not right", "stimmt nicht", "do not agree": the negation says what is wrong, and denies no wish.
  private func isContradiction(_ negation: SentenceReading.Mention, in reading: SentenceReading) -> Bool {
    reading.mentions.contains {
      rules.concepts.contradictions.contains($0.concept) && $0.tokens.count > negation.tokens.count
        && $0.tokens.lowerBound <= negation.tokens.lowerBound && $0.tokens.upperBound >= negation.tokens.upperBound
    }
  }

  /// Whether a concept stands before a match in its sentence.
  private func isBehind(_ concept: Int, _ match: Range<Int>, in reading: SentenceReading, within distance: Int) -> Bool {
    reading.has(concept)
      && reading.mentions.contains {
        $0.concept == concept && $0.tokens.lowerBound < match.upperBound && match.lowerBound - $0.tokens.upperBound < distance
      }
  }

  private func isUnsure(_ match: Range<Int>, in reading: SentenceReading) -> Bool {
    if isBehind(rules.concepts.hedge, match, in: reading, within: 40) { return true }
    guard reading.sentence.isQuestion, reading.has(rules.concepts.inquiry) else { return false }
    return reading.mentions.contains {
      $0.concept == rules.concepts.inquiry && $0.tokens.lowerBound - reading.sentence.tokens.lowerBound <= 2
    }
  }
}
