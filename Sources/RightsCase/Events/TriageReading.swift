public import RightsLaw

/// What recognition suggested to the person who decided, in codes alone, so that its errors can be counted (law.md O1).
public struct TriageReading: Codable, Hashable, Sendable {
  public struct Suggested: Codable, Hashable, Sendable {
    public var right: Right
    /// In thousandths.
    public var confidence: Int
    /// Whether it counted as clear, or as no more than possible.
    public var isClear: Bool

    public init(right: Right, confidence: Int, isClear: Bool) {
      self.right = right
      self.confidence = confidence
      self.isClear = isClear
    }
  }

  /// BCP 47; `und` where none was known.
  public var language: String
  public var suggested: [Suggested]
  /// What the case was about once the person had decided; empty where it was dismissed. The case fills it in.
  public internal(set) var decided: [Right] = []

  public init(language: String, suggested: [Suggested]) {
    self.language = language
    self.suggested = suggested
  }

  func decided(as rights: [Right]) -> Self {
    var reading = self
    reading.decided = rights
    return reading
  }
}
