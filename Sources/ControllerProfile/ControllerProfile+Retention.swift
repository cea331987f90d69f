extension ControllerProfile {
  /// How long personal data is kept, or the criteria that decide it (Art 15(1)(d), N15).
  public struct Retention: Codable, Hashable, Sendable {
    public var criteria: String
    /// What happens to the data then.
    public var afterwards: String
    /// The words of the notice that support this item.
    public var quote: String?
  }
}
