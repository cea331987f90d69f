/// One word and how sure its reading is, 0…100.
public struct ScannedWord: Hashable, Sendable {
  public var text: String
  public var confidence: Double

  public init(text: String, confidence: Double) {
    self.text = text
    self.confidence = confidence
  }
}
