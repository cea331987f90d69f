/// The DPO said what to do with a case in triage.
public struct TriageDecided: Codable, Hashable, Sendable {
  public enum Decision: String, Codable, Hashable, Sendable {
    /// Go on with the rights in the items.
    case accept
    /// Not a request under data-protection law: close it.
    case dismiss
  }
  public var decision: Decision
  public init(decision: Decision) { self.decision = decision }
}
