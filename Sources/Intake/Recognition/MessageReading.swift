import RightsLaw

/// One message read by the rules of one language.
struct MessageReading {
  private struct Hit {
    var right: Right
    var weight: Double
    var tokens: Range<Int>
  }

  private let rules: CompiledRules
  private let subject: Passage
  private let text: Passage

  init(rules: CompiledRules, subject: String, text: String) {
    self.rules = rules
    self.subject = Passage(subject, .subject, rules.tokeniser)
    self.text = Passage(text, .text, rules.tokeniser)
  }

  var recognition: Recognition {
    let (subjectHits, subjectDenied) = hits(in: subject)
    let (textHits, textDenied) = hits(in: text)
    var accepted: [RecognisedRight] = []
    var possible: [RecognisedRight] = []
    for rule in rules.rights {
      let found = [(subject, subjectHits), (text, textHits)].flatMap { passage, hits in
        hits.filter { $0.right == rule.right }.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
          .map { (weight: $0.weight, phrase: passage.phrase($0.tokens)) }
      }
      guard !found.isEmpty else { continue }
      let right = RecognisedRight(
        right: rule.right, confidence: Self.confidence(found.map(\.weight)), evidence: found.map(\.phrase))
      // Weak phrases add up to a hint, never to certainty: one must be strong enough by itself.
      if found.contains(where: { $0.weight >= rule.accept }) { accepted.append(right) } else { possible.append(right) }
    }
    let signals = RecognitionSignal.allCases.filter { signal in
      rules.signals.contains { $0.code == signal && [subject, text].contains(where: $0.pattern.isIn) }
    }
    if accepted.isEmpty, possible.isEmpty, !subjectDenied, !textDenied {
      if signals.isEmpty, isDismissed { return result([], [], signals, .notARequest) }
      if signals.isEmpty, let question { return result([question], [], signals, .accept) }
    }
    let isClear = !accepted.isEmpty && possible.isEmpty && signals.isEmpty && !textDenied
    return result(accepted, possible, signals, isClear ? .accept : .triage)
  }

  private func result(
    _ rights: [RecognisedRight], _ possible: [RecognisedRight], _ signals: [RecognitionSignal], _ disposition: Recognition.Disposition
  ) -> Recognition {
    Recognition(language: rules.language, rights: rights, possible: possible, signals: signals, disposition: disposition)
  }

  private static func confidence(_ weights: [Double]) -> Double {
    min(1 - weights.reduce(1) { $0 * (1 - $1) }, 0.99)
  }

  // MARK: Hits

  /// The phrases that count, and whether any was denied ("I do not want you to delete").
  private func hits(in passage: Passage) -> (hits: [Hit], denied: Bool) {
    var hits: [Hit] = []
    var denied = false
    for rule in rules.rights {
      for (pattern, weight) in rule.phrases {
        for match in pattern.matches(in: passage.tokens) {
          if isNegated(match, in: passage) {
            denied = true
            continue
          }
          let isUnsure = rule.right == .erasure && isHedged(match, in: passage)
          hits.append(Hit(right: rule.right, weight: isUnsure ? min(weight, 0.5) : weight, tokens: match))
        }
      }
    }
    let covering = rules.rights.filter { !$0.covers.isEmpty }
    let standing = hits.filter { hit in
      !covering.contains { rule in
        rule.covers.contains(hit.right) && hits.contains { $0.right == rule.right && $0.tokens.overlaps(hit.tokens) }
      }
    }
    return (strongest(standing), denied)
  }

  /// Of overlapping phrases of one right, the one that says most.
  private func strongest(_ hits: [Hit]) -> [Hit] {
    var kept: [Hit] = []
    for hit in hits.sorted(by: { $0.weight > $1.weight })
    where !kept.contains(where: { $0.right == hit.right && $0.tokens.overlaps(hit.tokens) }) {
      kept.append(hit)
    }
    return kept
  }

  private func isNegated(_ match: Range<Int>, in passage: Passage) -> Bool {
    passage.words(before: match.lowerBound).suffix(4).contains { rules.negations.contains($0) }
  }

  private func isHedged(_ match: Range<Int>, in passage: Passage) -> Bool {
    let before = passage.words(before: match.lowerBound)
    if before.contains(where: rules.hedges.contains) { return true }
    guard passage.ending(of: match) == "?", let first = before.first ?? passage.tokens[match.lowerBound...].first?.word else {
      return false
    }
    return rules.inquiries.contains(first)
  }

  // MARK: What is no right

  private var isDismissed: Bool {
    let all = subject.tokens + text.tokens
    guard !all.contains(where: { ["gdpr", "privacy"].contains($0.word) }) else { return false }
    return rules.dismissals.contains { [subject, text].contains(where: $0.isIn) }
  }

  /// A plain question about data protection, which the Data Protection Officer answers (N23).
  private var question: RecognisedRight? {
    for (position, token) in text.tokens.enumerated() where token.ending == "?" {
      let words = text.words(before: position)
      guard words.contains(where: rules.vocabulary.contains) else { continue }
      return RecognisedRight(
        right: .question, confidence: CompiledRules.standardAcceptance, evidence: [text.phrase((position - words.count)..<position)])
    }
    return nil
  }
}

extension PhrasePattern {
  fileprivate func isIn(_ passage: Passage) -> Bool { !matches(in: passage.tokens).isEmpty }
}
