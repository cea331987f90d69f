extension ControllerProfile {
  /// One right, in the words that letters use (Art 15(1)(e)).
  public struct RightStatement: Codable, Hashable, Sendable {
    /// A code of `Right` in `RightsLaw`, such as `rectification`.
    public var right: String
    public var text: String
    /// The provision of the law that gives the right.
    public var law: String
    /// The words of the notice that support this item; absent for a right that the law gives and the notice does not mention.
    public var quote: String?
  }
}
