extension ControllerProfile {
  /// How identity is checked by a one-time code (N7, law.md R12).
  public struct IdentityPolicy: Codable, Hashable, Sendable {
    /// 6 to 12.
    public var codeDigits: Int
    /// 1 to 336.
    public var codeLifetimeHours: Int
    /// How long a code in a letter can be used: as long as the post takes there and back, 7 to 60 days.
    public var letterCodeLifetimeDays: Int
    /// Wrong codes that are accepted before the check fails, 1 to 10.
    public var attempts: Int

    /// How long a code can be used.
    public var codeLifetime: Duration { .seconds(codeLifetimeHours * 3600) }
  }
}
