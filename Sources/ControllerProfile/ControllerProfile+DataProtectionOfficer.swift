extension ControllerProfile {
  /// How to reach the Data Protection Officer.
  public struct DataProtectionOfficer: Codable, Hashable, Sendable {
    /// The office's title, as it signs letters.
    public var title: String
    /// The postal address, a line each, without the title.
    public var address: [String]
    public var email: String
  }
}
