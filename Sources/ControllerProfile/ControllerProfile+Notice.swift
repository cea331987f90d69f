extension ControllerProfile {
  /// The privacy notice that the profile was made from.
  public struct Notice: Codable, Hashable, Sendable {
    /// The title as the notice gives it.
    public var title: String
    /// The file with the notice's text, in the profile's folder.
    public var file: String
  }
}
