extension ControllerProfile {
  /// How to reach the Data Protection Officer.
  public struct DataProtectionOfficer: Codable, Hashable, Sendable {
    /// The office's title, as it signs letters.
    public var title: String
    /// The postal address, a line each; title and controller's name stand above it.
    public var address: [String]
    public var email: String
  }
}
