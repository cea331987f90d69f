extension ControllerProfile {
  /// The supervisory authority that letters name (N12, law.md O3).
  public struct Regulator: Codable, Hashable, Sendable {
    public var name: String
    public var phone: String
    public var website: String
    /// What people who live elsewhere are told.
    public var abroad: String
    /// The words of the notice that support this item.
    public var quote: String?
  }
}
