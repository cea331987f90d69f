import Intake
import RightsCase
import RightsLaw

/// What `habeas recognise` prints for one text.
struct RecognitionLine: Encodable {
  struct Right: Encodable {
    var right: RightsLaw.Right
    var confidence: Double
    var evidence: [Evidence]
    /// Of a marketing stop: the channels named; none means all.
    var channels: [RightsCase.MarketingChannel]?
    /// Of an erasure or a correction: what it is about; none means everything.
    var scope: [String]?
    /// Of an erasure or a correction: what it is now or from when on, and what it should be or until when.
    var from: [Evidence]?
    var to: [Evidence]?
  }

  struct Evidence: Encodable {
    var text: String
    /// In Unicode scalars of the text, from 0.
    var start: Int
    /// The scalar behind the last.
    var end: Int
  }

  var file: String
  var language: String
  var rights: [Right]
  var possible: [Right]
  var signals: [RecognitionSignal]
  var articles: [Int]
  var deadlines: [Evidence]
  var agent: Evidence?
  var disposition: Recognition.Disposition

  init(file: String, text: String, recognition: Recognition) {
    let offsets = ScalarOffsets(text)
    func evidence(_ phrase: Phrase) -> Evidence {
      Evidence(text: phrase.text, start: offsets.scalar(at: phrase.range.lowerBound), end: offsets.scalar(at: phrase.range.upperBound))
    }
    func right(_ right: RecognisedRight) -> Right {
      let hasScope = right.right == .erasure || right.right == .rectification
      return Right(
        right: right.right, confidence: right.confidence, evidence: right.evidence.map(evidence),
        channels: right.right == .marketingStop ? right.channels : nil, scope: hasScope ? right.scope : nil,
        from: hasScope ? right.from.map(evidence) : nil, to: hasScope ? right.to.map(evidence) : nil)
    }
    self.file = file
    language = recognition.language
    rights = recognition.rights.map(right)
    possible = recognition.possible.map(right)
    signals = recognition.signals
    articles = recognition.articles
    deadlines = recognition.deadlines.map(evidence)
    agent = recognition.agent.map(evidence)
    disposition = recognition.disposition
  }
}
