extension ControllerProfile {
  /// One category of personal data (Art 15(1)(b), N20).
  public struct DataCategory: Codable, Hashable, Sendable {
    public var key: String
    public var name: String
    /// The words of the notice that support this item.
    public var quote: String?
  }
}
