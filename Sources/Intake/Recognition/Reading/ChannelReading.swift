import RightsCase
import RightsLaw

/// The channels of marketing that a person names to be stopped, without those that they want to keep.
struct ChannelReading {
  let rules: RecognitionRules

  /// - Returns: In the order of ``RightsCase/MarketingChannel``; none where all are meant.
  func channels(_ passages: [(PassageReading, [PassageReading.Hit])]) -> [RightsCase.MarketingChannel] {
    var stopped: Set<RightsCase.MarketingChannel> = []
    var kept: Set<RightsCase.MarketingChannel> = []
    var isGeneral = false
    var isMuddled = false
    for (passage, hits) in passages {
      let sentences = Set(hits.filter { $0.right == .marketingStop }.map(\.sentence))
      for (number, reading) in passage.sentences.enumerated() {
        let isStop = sentences.contains(number)
        var isNamed = false
        for channel in rules.channels {
          for mention in reading.mentions where mention.concept == channel.concept {
            isNamed = true
            guard isKept(mention, in: reading, passage) else {
              if isStop { stopped.insert(channel.channel) }
              continue
            }
            kept.insert(channel.channel)
            // "stop the brochures emails are fine": which of them is fine cannot be told, and one stop too many harms nobody.
            if isStop, isStopped(mention, by: hits.filter { $0.sentence == number && $0.right == .marketingStop }, passage) {
              isMuddled = true
            }
          }
        }
        // A heading names the matter; a sentence that asks to stop and names no channel means all of them.
        if isStop, !isNamed, passage.place == .text {
          let pointed = pointedAt(from: number, in: passage)
          if pointed.isEmpty { isGeneral = true } else { stopped.formUnion(pointed) }
        }
      }
    }
    guard !isMuddled else { return [] }
    stopped.subtract(kept)
    if isGeneral { stopped = [] }
    if stopped.isEmpty, !kept.isEmpty { stopped = Set(RightsCase.MarketingChannel.allCases).subtracting(kept) }
    return RightsCase.MarketingChannel.allCases.filter(stopped.contains)
  }

  /// The channels of the sentence before, where "Stop it" says no more than that. What speaks of advertising or of any contact means all.
  private func pointedAt(from number: Int, in passage: PassageReading) -> Set<RightsCase.MarketingChannel> {
    let reading = passage.sentences[number]
    guard number > 0, reading.has(rules.concepts.pointing), !reading.concepts.intersects(rules.concepts.stopObjects) else { return [] }
    let before = passage.sentences[number - 1]
    return Set(
      rules.channels.filter { channel in
        before.mentions.contains { $0.concept == channel.concept && !isKept($0, in: before, passage) }
      }.map(\.channel))
  }

  /// Whether the words that ask to stop lead straight to the channel, with no clause between.
  private func isStopped(_ mention: SentenceReading.Mention, by hits: [PassageReading.Hit], _ passage: PassageReading) -> Bool {
    let clause = passage.words.tokens[mention.tokens.lowerBound].clause
    return hits.contains { hit in
      let end = hit.tokens.upperBound
      return passage.words.tokens[end - 1].clause == clause && (-2...2).contains(mention.tokens.lowerBound - end)
    }
  }

  private func isKept(_ mention: SentenceReading.Mention, in reading: SentenceReading, _ passage: PassageReading) -> Bool {
    let clause = passage.words.tokens[mention.tokens.lowerBound].clause
    return reading.mentions.contains { other in
      if other.concept == rules.concepts.fine {
        let distance = other.tokens.lowerBound - mention.tokens.lowerBound
        return passage.words.tokens[other.tokens.lowerBound].clause == clause && (-5...6).contains(distance)
      }
      if other.concept == rules.concepts.except {
        return (0...5).contains(mention.tokens.lowerBound - other.tokens.upperBound)
      }
      return false
    }
  }
}
