extension ControllerProfile {
  /// Transfers to other countries (Art 15(2), N14).
  public struct Transfers: Codable, Hashable, Sendable {
    /// What letters say about whether and where data goes.
    public var statement: String
    /// What letters say about the safeguards.
    public var safeguards: String
    /// The countries, where known.
    public var countries: [String]
    /// The words of the notice that support this item.
    public var quote: String?
  }
}
