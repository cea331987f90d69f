extension ControllerProfile {
  /// Where a person can complain and go to court (DPA 2018 s.164A, s.165, s.167; law.md R14).
  public struct ComplaintRoute: Codable, Hashable, Sendable {
    /// The right to complain to the controller, as letters write it.
    public var toController: String
    /// The right to complain to the regulator, as letters write it.
    public var toRegulator: String
    /// The judicial remedy, as letters write it.
    public var court: String
  }
}
