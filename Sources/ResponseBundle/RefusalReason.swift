/// One reason for a refusal, in words for the person (law.md R14 (1)).
public struct RefusalReason: Codable, Hashable, Sendable {
  /// Why, in a plain sentence.
  public var sentence: String
  /// The provision, such as `Article 12(5)(b) UK GDPR`.
  public var citation: String

  public init(sentence: String, citation: String) {
    self.sentence = sentence
    self.citation = citation
  }
}
