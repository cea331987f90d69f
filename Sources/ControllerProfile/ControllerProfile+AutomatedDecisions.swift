extension ControllerProfile {
  /// What letters say about decisions made by automated means, profiling included (Art 15(1)(h), law.md R9).
  public struct AutomatedDecisions: Codable, Hashable, Sendable {
    public var statement: String
    /// The words of the notice that support this item.
    public var quote: String?
  }
}
