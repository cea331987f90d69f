import RightsCase

/// The concept by which a channel of marketing is named.
struct ChannelConcept: Sendable {
  let channel: RightsCase.MarketingChannel
  let concept: Int

  static func all(_ vocabulary: ConceptVocabulary) throws(RecognitionRulesError) -> [ChannelConcept] {
    var all: [ChannelConcept] = []
    for channel in RightsCase.MarketingChannel.allCases {
      all.append(ChannelConcept(channel: channel, concept: try vocabulary.require("channel." + channel.rawValue)))
    }
    return all
  }
}
