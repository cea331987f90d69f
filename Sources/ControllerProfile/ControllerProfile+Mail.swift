extension ControllerProfile {
  /// The addresses that mail is taken from and written with.
  public struct Mail: Codable, Hashable, Sendable {
    /// The mailbox that requests arrive in, and the sender of every letter.
    public var intakeAddress: String
    /// The name beside that address.
    public var fromName: String
    /// The domain of message identifiers.
    public var domain: String
  }
}
