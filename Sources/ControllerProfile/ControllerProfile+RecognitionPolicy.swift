extension ControllerProfile {
  /// What may be done with requests beside answering them.
  public struct RecognitionPolicy: Codable, Hashable, Sendable {
    /// Whether the messages that a person decided on may be read again to see how well recognition does (law.md O1). They stay sealed in
    /// their cases, and go when those do. Without it only the codes of what was suggested and decided are counted.
    public var examples: Bool

    public init(examples: Bool) { self.examples = examples }
  }
}
