import RightsCase
import RightsLaw

/// One message, each of its passages read with the words of its language.
struct MessageReading {
  /// Of the message as a whole.
  private let language: String
  private let rules: RecognitionRules
  private let passages: [PassageReading]
  private let wishes: [WishReading]
  private let isUnread: Bool

  /// - Parameter isUnread: Whether a passage is in a language that cannot be read.
  init(language: String, rules: RecognitionRules, passages: [PassageReading], isUnread: Bool = false) {
    self.language = language
    self.isUnread = isUnread
    self.rules = rules
    self.passages = passages
    var context = ConceptSet()
    for passage in passages { for sentence in passage.sentences { context.formUnion(sentence.concepts) } }
    wishes = passages.map { WishReading($0, context: context, rules: rules) }
  }

  var recognition: Recognition {
    var accepted: [RecognisedRight] = []
    var possible: [RecognisedRight] = []
    let reminded = remindedSentences
    for threshold in rules.thresholds {
      let found = hits(of: threshold.right, without: reminded)
      guard !found.isEmpty else { continue }
      var right = RecognisedRight(
        right: threshold.right, confidence: confidence(found.map(\.weight)), evidence: found.map(\.phrase))
      if threshold.right == .marketingStop {
        right.channels = ChannelReading(rules: rules).channels(Array(zip(passages, wishes.map(\.hits))))
      }
      if threshold.right == .erasure || threshold.right == .rectification {
        right.scope = scope(of: threshold.right)
        for (passage, wish) in zip(passages, wishes) {
          let sentences = wish.hits.filter { $0.right == threshold.right }.map(\.sentence)
          let change = ChangeReading(passage, sentences: Set(sentences), rules: rules)
          right.from += change.from
          right.to += change.to
        }
      }
      // Weak phrases add up to a hint, never to certainty: one must be strong enough by itself.
      if found.contains(where: { $0.weight >= threshold.accept }) { accepted.append(right) } else { possible.append(right) }
    }
    // Where data is, and for how long, is part of every answer to access (Art 15(1)): it is no question beside it.
    if accepted.contains(where: { $0.right == .access }) {
      accepted.removeAll { $0.right == .question }
      possible.removeAll { $0.right == .question }
    }
    var recognition = Recognition(language: language, rights: accepted, possible: possible, disposition: .triage)
    recognition.signals = rules.signals.filter { signal in passages.contains { $0.has(signal.concept) } }.map(\.signal)
    recognition.articles = articles
    recognition.deadlines = passages.flatMap { $0.phrases(of: rules.concepts.deadline) }
    recognition.agent = rules.signals.first { $0.signal == .thirdParty }.flatMap { signal in
      passages.lazy.flatMap { $0.phrases(of: signal.concept) }.first
    }
    recognition.hasReservation = isUnread || wishes.contains { $0.isDenied || $0.isHedged }
    judge(&recognition)
    return recognition
  }

  private func judge(_ recognition: inout Recognition) {
    if isUnread { return }
    if recognition.rights.isEmpty, recognition.possible.isEmpty, recognition.signals.isEmpty, !wishes.contains(where: \.isDenied) {
      if passages.contains(where: { $0.has(rules.concepts.privacy) }) {
        if let question {
          recognition.rights = [question]
          recognition.disposition = .accept
        }
        return
      }
      if passages.contains(where: { $0.has(rules.concepts.dismissal) || isOrdinary($0) }) { recognition.disposition = .notARequest }
      return
    }
    // Erasure that is no more than possible is never passed over: a person reads what was meant.
    let isErasureOpen = recognition.possible.contains { $0.right == .erasure }
    if !recognition.rights.isEmpty, recognition.signals.isEmpty, !isErasureOpen { recognition.disposition = .accept }
  }

  /// Whether a passage is about orders, support and the like, without a word that could be about the writer's own data.
  private func isOrdinary(_ passage: PassageReading) -> Bool {
    isMostlyOrdinary(passage)
      && !passages.contains { passage in
        passage.sentences.contains {
          $0.concepts.intersects(rules.concepts.personal)
            || $0.concepts.intersects(rules.concepts.own)
              && ($0.has(rules.concepts.data) || $0.concepts.intersects(rules.concepts.deletion) && !$0.has(rules.concepts.order))
        }
      }
  }

  /// One such word in a long letter says little: people complain of a label, or of a machine.
  private func isMostlyOrdinary(_ passage: PassageReading) -> Bool {
    let places = Set(passage.sentences.flatMap { $0.mentions.filter { $0.concept == rules.concepts.ordinary }.map(\.tokens.lowerBound) })
    return !places.isEmpty && places.count * Self.wordsForEachOrdinary >= passage.words.tokens.count
  }

  private static let wordsForEachOrdinary = 20

  private func confidence(_ weights: [Double]) -> Double {
    let said = min(1 - weights.reduce(1) { $0 * (1 - $1) }, 0.99)
    return (rules.scale.share(said) * 1_000).rounded() / 1_000
  }

  // MARK: Hits

  /// Sentences that remind of an earlier request: what they name was asked for then.
  private var remindedSentences: [Set<Int>] {
    wishes.map { wish in Set(wish.hits.filter { $0.right == .followUp && $0.weight >= 0.8 }.map(\.sentence)) }
  }

  private func hits(of right: Right, without reminded: [Set<Int>]) -> [(weight: Double, phrase: Phrase)] {
    zip(zip(passages, wishes), reminded).flatMap { pair, reminded in
      let (passage, wish) = pair
      var hits = wish.hits
      if right == .followUp { hits += wish.told }
      return hits.filter { $0.right == right && (right == .followUp || !reminded.contains($0.sentence)) }
        .map { (weight: $0.weight, phrase: passage.phrase($0.tokens)) }
    }
  }

  private var articles: [Int] {
    var found: Set<Int> = []
    for passage in passages {
      for sentence in passage.sentences {
        for mention in sentence.mentions where mention.concept == rules.concepts.article {
          found.formUnion(ArticleReading.numbers(behind: mention, in: sentence, passage.words).map(\.number))
        }
      }
    }
    return found.sorted()
  }

  private func scope(of right: Right) -> [String] {
    var fields: Set<Int> = []
    for (passage, wish) in zip(passages, wishes) {
      for sentence in Set(wish.hits.filter { $0.right == right }.map(\.sentence)) {
        fields.formUnion(passage.sentences[sentence].mentions.map(\.concept))
      }
    }
    return rules.fields.filter { fields.contains($0.concept) }.map(\.name)
  }

  /// A plain question about data protection, which the Data Protection Officer answers (N23).
  private var question: RecognisedRight? {
    for passage in passages {
      for sentence in passage.sentences where sentence.sentence.isQuestion && sentence.has(rules.concepts.privacy) {
        return RecognisedRight(right: .question, confidence: 0.8, evidence: [passage.phrase(sentence.sentence.tokens)])
      }
    }
    return nil
  }
}
