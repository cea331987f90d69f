/// What a message asks for, as far as rules can tell (law.md O1).
public struct Recognition: Hashable, Sendable, Codable {
  public enum Disposition: String, Hashable, Sendable, Codable {
    /// What is asked for is clear.
    case accept
    /// A person has to read it.
    case triage
    /// A machine or a seller wrote it.
    case notARequest = "not-a-request"
  }

  /// BCP 47; `und` where no language is known.
  public var language: String
  /// Clearly asked for. Erasure stands here only where nothing else can be meant.
  public var rights: [RecognisedRight]
  /// Perhaps asked for: for the person who reads it, never acted on.
  public var possible: [RecognisedRight]
  public var signals: [RecognitionSignal]
  /// Articles of the law that it cites, in their order.
  public var articles: [Int] = []
  /// Deadlines that it names ("within 14 days").
  public var deadlines: [Phrase] = []
  /// The words by which somebody says that they write for somebody else.
  public var agent: Phrase?
  /// Something is wished not to be done, or only on a condition, or stands in a language that cannot be read: what was ticked beside it may
  /// not be all that is wanted.
  public var hasReservation = false
  public var disposition: Disposition

  public init(
    language: String, rights: [RecognisedRight], possible: [RecognisedRight] = [], signals: [RecognitionSignal] = [],
    disposition: Disposition
  ) {
    self.language = language
    self.rights = rights
    self.possible = possible
    self.signals = signals
    self.disposition = disposition
  }

  /// A text that cannot be read.
  static func unread(language: String) -> Recognition {
    var recognition = Recognition(language: language, rights: [], disposition: .triage)
    recognition.hasReservation = true
    return recognition
  }
}
