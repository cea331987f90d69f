extension ControllerProfile {
  /// One source of personal data (Art 15(1)(g), N21).
  public struct Source: Codable, Hashable, Sendable {
    public var key: String
    /// A sentence part that completes "We collect personal data: …".
    public var name: String
    /// The words of the notice that support this item.
    public var quote: String?
  }
}
