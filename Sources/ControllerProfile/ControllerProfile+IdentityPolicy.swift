extension ControllerProfile {
  /// How identity is checked by a one-time code (N7, law.md R12).
  public struct IdentityPolicy: Codable, Hashable, Sendable {
    /// 6 to 12.
    public var codeDigits: Int
    /// 1 to 336.
    public var codeLifetimeHours: Int
    /// Wrong codes that are accepted before the check fails, 1 to 10.
    public var attempts: Int

    /// How long a code can be used.
    public var codeLifetime: Duration { .seconds(codeLifetimeHours * 3600) }
  }
}
