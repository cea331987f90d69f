/// The DPO said what to do with a case in triage.
public struct TriageDecided: Codable, Hashable, Sendable {
  public enum Decision: String, Codable, Hashable, Sendable {
    /// Go on with the rights in the items.
    case accept
    /// Not a request under data-protection law: close it.
    case dismiss
  }
  public var decision: Decision
  /// Items that nobody asked for: the message was read wrongly.
  public var misread: [Int]?
  /// What the words had seemed to ask for; `nil` in events of earlier versions, and where nothing was read.
  public var reading: TriageReading?

  public init(decision: Decision, misread: [Int] = [], reading: TriageReading? = nil) {
    self.decision = decision
    self.misread = misread.isEmpty ? nil : misread
    self.reading = reading
  }
}
