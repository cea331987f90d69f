public import RightsCase
public import RightsLaw

/// A right that a message seems to be about.
public struct RecognisedRight: Hashable, Sendable, Codable {
  public var right: Right
  /// From 0 to 1: how sure the phrases make together.
  public var confidence: Double
  /// In the order of the message.
  public var evidence: [Phrase]
  /// The channels that a marketing stop names; none means all.
  public var channels: [RightsCase.MarketingChannel] = []
  /// What an erasure or a correction is about: `name`, `address`, `orders` and so on; none means everything.
  public var scope: [String] = []
  /// What it is now, or from when on, where a correction or an erasure says so: "12 Elm Road", "2019".
  public var from: [Phrase] = []
  /// What it should be, or until when.
  public var to: [Phrase] = []

  public init(right: Right, confidence: Double, evidence: [Phrase]) {
    self.right = right
    self.confidence = confidence
    self.evidence = evidence
  }
}
