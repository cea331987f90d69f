extension ControllerProfile {
  /// One reason why the controller uses personal data (Art 15(1)(a)).
  public struct Purpose: Codable, Hashable, Sendable {
    public var key: String
    /// A phrase that completes "We use personal data for: …".
    public var name: String
    /// Empty where the notice names none; letters then say so.
    public var legalBases: [LegalBasis]
    /// Keys of ``ControllerProfile/categories``; empty where the notice does not tie categories to the purpose.
    public var categories: [String]
    /// How long data is kept for this purpose where that differs from ``ControllerProfile/retention``.
    public var retention: String?
    /// The words of the notice that support this item.
    public var quote: String?
  }
}
